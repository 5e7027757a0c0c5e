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

/// How a site starts and stops, and what it says when it cannot.
@Journey
class StartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aSiteTellsThatItIsReadyAndStopsWhenAsked(@TempDir Path scratch) {
        try (var site = Site.demo(scratch.resolve("data"))) {
            var nobody = new Visitor(site, "", "");
            nobody.api("/healthz").is(200).leaksNothing(site);
            nobody.api("/readyz").is(200).leaksNothing(site);
            assertThat(site.log())
                    .contains(site.door().uri("").toString())
                    .contains(site.api().uri("").toString())
                    .contains("alice", "bob", "admin")
                    .contains("curl");
            site.as("alice").put("/data/kept", "over the night").is(201);
            try (var heard = Listener.listen(site.as("alice"), "path=/data")) {
                assertThat(site.stop()).as(site.log()).isZero();
                heard.awaitEnd();
            }
            assertThat(site.log()).doesNotContain("\tat ", "Exception");
            site.startAgain();
            assertThat(site.as("alice").get("/data/kept").text()).isEqualTo("over the night");
        }
    }

    @Test
    void twoProcessesDoNotShareADirectory(@TempDir Path scratch) {
        Path data = scratch.resolve("data");
        try (var site = Site.demo(data)) {
            String said = refusal("demo", "--data", data.toString(), "--door-port", "0", "--api-port", "0");
            assertThat(said).contains("Another Tidings").contains(data.toString());
            site.as("alice").put("/data/unharmed", "x").is(201);
        }
    }

    @Test
    void aTakenPortIsNamed(@TempDir Path scratch) {
        try (var site = Site.demo(scratch.resolve("one"))) {
            String port = String.valueOf(site.door().port());
            String other = String.valueOf(Site.freePort());
            String second = scratch.resolve("two").toString();
            assertThat(refusal("demo", "--data", second, "--door-port", port, "--api-port", other))
                    .contains(port)
                    .containsIgnoringCase("port");
            assertThat(refusal("demo", "--data", second, "--door-port", other, "--api-port", port))
                    .contains(port);
            site.as("alice").get("/data/").is(200);
        }
    }

    @Test
    void aWrongKeyIsNamedWithWhatWasMeant(@TempDir Path scratch) throws IOException {
        Path file = Files.writeString(scratch.resolve("tidings.yaml"), "door:\n  prot: 2880\n");
        assertThat(refusal("serve", "--config", file.toString()))
                .contains("door.prot")
                .contains("Did you mean 'port'?");
        Files.writeString(file, "door:\n  port: many\n");
        assertThat(refusal("serve", "--config", file.toString())).contains("door.port", "many");
        Files.writeString(file, "door: [\n");
        assertThat(refusal("serve", "--config", file.toString())).contains("tidings.yaml");
        assertThat(refusal("serve", "--config", scratch.resolve("none").toString()))
                .contains(scratch.resolve("none").toString());
        assertThat(refusal("demo", "--data", file.toString())).contains(file.toString());
    }

    @Test
    void aDemoTakesKeysAsAServedSiteDoes(@TempDir Path scratch) {
        try (var site = Site.demoWith(scratch.resolve("data"), "limits.body-size=2 KiB")) {
            var alice = site.as("alice");
            alice.door("PROPFIND", "/data/", "<" + "x".repeat(1 << 10)).is(400);
            alice.door("PROPFIND", "/data/", "<" + "x".repeat(3 << 10)).is(413);
        }
        String data = scratch.resolve("none").toString();
        assertThat(refusal("demo", "--data", data, "--set", "limits.requests-per-usr=0"))
                .contains("'limits.requests-per-usr' is not a key. Did you mean 'limits.requests-per-user'?");
        assertThat(refusal("demo", "--data", data, "--set", "limits.requests=all"))
                .contains("limits.requests is 'all', but should be");
        assertThat(Path.of(data)).doesNotExist();
    }

    @Test
    void plainHttpStaysOnLoopback(@TempDir Path scratch) throws IOException {
        Path file = Files.writeString(scratch.resolve("tidings.yaml"), "door:\n  address: 0.0.0.0\n  port: 0\n");
        assertThat(refusal("serve", "--config", file.toString())).contains("tls");
    }

    /// What it says before it gives up.
    private static String refusal(String... arguments) {
        List<String> command = new ArrayList<>(List.of("./tidings"));
        command.addAll(List.of(arguments));
        Program program = Program.start(command, Map.of("TIDINGS_JAVA_HOME", System.getProperty("java.home")), _ -> {});
        assertThat(program.ended(PATIENCE)).as(program.output()).isBetween(1, 69);
        assertThat(program.output()).doesNotContain("\tat ", "Exception", "org.tidings.");
        return program.output();
    }
}
