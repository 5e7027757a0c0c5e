package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A shell script with curl and jq listens to a tree as the command-line client of dCache's users does, through a
/// restart of the site and of itself.
@Journey
class AdaLikeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SCRIPT = "src/test/resources/org/tidings/journey/listen-like-ada.sh";
    private static final Pattern COOKIE = Pattern.compile("IN_MOVED_(?:FROM|TO)  (\\S+)");

    @Test
    void aScriptHearsOfATreeAndGoesOnWhereItWas(@TempDir Path scratch) {
        try (var site = Site.demo(scratch.resolve("data"))) {
            Visitor alice = site.as("alice");
            alice.directory("/data/tree");
            alice.directory("/data/tree/sub%20dir");
            Program first = listening(site, scratch);
            alice.put("/data/tree/a", "1").is(201);
            alice.put("/data/tree/sub%20dir/b", "22").is(201);
            await(first, "/data/tree/a  IN_CREATE");
            await(first, "/data/tree/a  ONLINE");
            await(first, "/data/tree/sub dir/b  IN_CLOSE_WRITE");
            alice.makeDirectory("/data/tree/new").is(201);
            await(first, "/data/tree/new  IN_CREATE,IN_ISDIR");
            await(first, "SYSTEM NEW_SUBSCRIPTION");
            alice.put("/data/tree/new/c", "3").is(201);
            await(first, "/data/tree/new/c  IN_CLOSE_WRITE");
            alice.move("/data/tree/a", "/data/tree/new/moved").is(201);
            await(first, "/data/tree/new/moved  ONLINE");
            assertThat(cookies(first)).hasSize(2).containsOnly(cookies(first).getFirst());

            site.kill();
            first.ended(PATIENCE);
            site.startAgain();
            alice.put("/data/tree/new/while-away", "4").is(201);
            Program second = listening(site, scratch);
            await(second, "/data/tree/new/while-away  IN_CLOSE_WRITE");
            alice.put("/data/tree/last", "5").is(201);
            await(second, "/data/tree/last  IN_ATTRIB");
            assertThat(second.output())
                    .contains(channelLine(first))
                    .doesNotContain("/data/tree/a  IN_CREATE", "IN_MOVED", "EVENT_LOSS");
            second.kill();
            assertThat(alice.api("/api/v1/events/channels?client-id=a+script").text())
                    .isEqualTo("[\"" + channelLine(first).substring("channel ".length()) + "\"]");
        }
    }

    private static Program listening(Site site, Path scratch) {
        Path netrc = scratch.resolve("netrc");
        try {
            Files.writeString(netrc, "machine localhost login alice password \"" + Site.PASSWORD + "\"\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Program script = Program.start(
                List.of(
                        "bash",
                        SCRIPT,
                        site.api().uri("/api/v1").toString(),
                        netrc.toString(),
                        "a script",
                        "/data/tree",
                        scratch.resolve("last-id").toString()),
                Map.of(),
                line -> {});
        script.awaitLine(line -> line.startsWith("channel "), PATIENCE);
        return script;
    }

    private static void await(Program script, String beginning) {
        script.awaitLine(line -> line.startsWith(beginning), PATIENCE);
    }

    private static String channelLine(Program script) {
        return script.output()
                .lines()
                .filter(line -> line.startsWith("channel "))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> cookies(Program script) {
        return COOKIE.matcher(script.output())
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
