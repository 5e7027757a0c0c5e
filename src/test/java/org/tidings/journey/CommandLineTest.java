package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our own command line, as a person and a script use it.
@Journey
class CommandLineTest {
    private static final int NOT_FOUND = 3;
    private static final int NOT_ALLOWED = 4;
    private static final int UNREACHABLE = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final Site site;

    CommandLineTest(Site site) {
        this.site = site;
    }

    @Test
    void filesGoThereAndBack(@TempDir Path local) throws IOException {
        Path file = Files.writeString(local.resolve("\u00fcber 100%.txt"), "from the command line\n");
        tidings("mkdir", "/data/cli").succeeded();
        tidings("put", file.toString(), "/data/cli/").succeeded();
        assertThat(tidings("ls", "/data/cli").succeeded().out()).isEqualTo("\u00fcber 100%.txt\n");
        assertThat(tidings("stat", "--json", "/data/cli/\u00fcber 100%.txt")
                        .succeeded()
                        .out())
                .contains(Sums.adler32(Files.readAllBytes(file)));
        tidings("mv", "/data/cli/\u00fcber 100%.txt", "/data/cli/renamed").succeeded();
        Path back = local.resolve("back");
        tidings("get", "/data/cli/renamed", back.toString()).succeeded();
        assertThat(back).hasSameBinaryContentAs(file);
        tidings("rm", "-r", "/data/cli").succeeded();
        assertThat(tidings("ls", "/data/cli").exit()).isEqualTo(NOT_FOUND);
    }

    @Test
    void whatHappensIsWatched() {
        Program watch = Program.start(
                command("watch", "/data/watched", "--from", "earliest", "-n", "1", "--type", "file"),
                environment(),
                _ -> {});
        site.as("alice").directory("/data/watched");
        site.as("alice").put("/data/watched/one", "x").is(201, 204);
        watch.awaitLine(line -> line.contains("/data/watched/one"), PATIENCE);
        watch.ended(PATIENCE);
    }

    @Test
    void failuresAreSentencesWithAnExitCode() {
        assertThat(refused("get", "/data/nothing-here", "-").exit()).isEqualTo(NOT_FOUND);
        assertThat(refused("ls", "/private").exit()).isEqualTo(NOT_ALLOWED);
        assertThat(refused("ls", "no-slash").exit()).isEqualTo(2);
        assertThat(refused("sing").exit()).isEqualTo(2);
        var noDoor = Tool.run(
                Map.of(
                        "TIDINGS_URL",
                        "http://localhost:" + Site.freePort(),
                        "TIDINGS_JAVA_HOME",
                        System.getProperty("java.home")),
                "",
                command("ls", "/").toArray(String[]::new));
        assertThat(noDoor.exit()).isEqualTo(UNREACHABLE);
    }

    @Test
    void aTokenIsMadeShownAndNarrowedAndIsNoArgument() {
        String token = tidings("token", "mint", "/data", "--activity", "LIST,DOWNLOAD", "--for", "1 h")
                .succeeded()
                .out();
        String narrow = given(token, "token", "attenuate", "--path", "/sub", "--caveat", "max-upload:5")
                .succeeded()
                .out();
        assertThat(given(narrow, "token", "show").succeeded().out().lines())
                .contains("path:/data", "activity:LIST,DOWNLOAD", "path:/sub", "max-upload:5");
        assertThat(given(token, "token", "attenuate", "--activity", "DELETE").exit())
                .isEqualTo(2);
        assertThat(given(token, "token", "attenuate").exit()).isEqualTo(2);
        assertThat(given("nonsense", "token", "show").exit()).isEqualTo(1);
        assertThat(given("", "token", "show").exit()).isEqualTo(2);
        assertThat(refused("token", "mint", "/data", "--for", "30 d").exit()).isEqualTo(1);
        assertThat(refused("token", "mint", "/data", "--activity", "ALL").err()).contains("LIST");
        assertThat(refused("token", "revoke", "not an id").exit()).isEqualTo(2);
    }

    private Tool.Outcome given(String input, String... arguments) {
        return Tool.run(environment(), input, command(arguments).toArray(String[]::new));
    }

    private Tool.Outcome refused(String... arguments) {
        Tool.Outcome outcome = tidings(arguments).failed();
        assertThat(outcome.err()).isNotBlank().doesNotContain("\tat ", "Exception");
        return outcome;
    }

    private Tool.Outcome tidings(String... arguments) {
        return Tool.run(environment(), "", command(arguments).toArray(String[]::new));
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("./tidings"));
        command.addAll(List.of(arguments));
        return command;
    }

    private Map<String, String> environment() {
        return Map.of(
                "TIDINGS_URL", site.door().uri("").toString(),
                "TIDINGS_API", site.api().uri("").toString(),
                "TIDINGS_USER", "alice",
                "TIDINGS_PASSWORD", Site.PASSWORD,
                "TIDINGS_JAVA_HOME", System.getProperty("java.home"));
    }
}
