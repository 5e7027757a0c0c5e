package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that fills: uploads are refused with 507, what was stored stays, and room made is room again.
@Journey
class FullDiskTest {
    private static final int MEGABYTE = 1 << 20;

    @Test
    void aFullPoolRefusesWithoutATrace(@TempDir Path scratch) throws IOException {
        try (var disk = Disk.ofMegabytes(16, scratch.resolve("pool"));
                var site = settings(scratch.resolve("site"), disk.at()).serve();
                var heard = Listener.listen(site.as("admin"), "path=/")) {
            var admin = site.as("admin");
            admin.put("/kept", "k".repeat(9 * MEGABYTE)).is(201);
            int filesInPool = Scratch.files(disk.at()).size();

            admin.put("/too-big", "b".repeat(9 * MEGABYTE)).is(507).leaksNothing(site);
            chunked(site, "/too-big", 9).is(507).leaksNothing(site);
            admin.put("/kept", "o".repeat(9 * MEGABYTE)).is(507).leaksNothing(site);
            admin.get("/too-big").is(404);
            assertThat(admin.get("/kept").body()).hasSize(9 * MEGABYTE).startsWith('k');
            assertThat(Scratch.files(disk.at())).hasSize(filesInPool);

            admin.put("/small", "fits").is(201);
            admin.delete("/kept").is(204);
            eventuallyStored(admin, "/too-big", 9 * MEGABYTE);
            heard.await("file.created", "/too-big");
            assertThat(heard.events().stream()
                            .filter(frame -> frame.is("file.created"))
                            .map(Frame::path))
                    .containsExactly("/kept", "/small", "/too-big");
        }
    }

    /// The bytes of a deleted file go soon after the answer.
    private static void eventuallyStored(Visitor who, String target, int size) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .until(() -> who.put(target, "b".repeat(size)).status() != 507);
        who.get(target).is(200);
    }

    @Test
    void aFullDiskOfTheDatabaseLosesNothingThatWasAcknowledged(@TempDir Path scratch) throws IOException {
        try (var disk = Disk.ofMegabytes(48, scratch.resolve("site"));
                var site = settings(disk.at(), scratch.resolve("pool")).serve()) {
            var admin = site.as("admin");
            List<String> acknowledged = new ArrayList<>();
            put(admin, "/before", acknowledged);
            Path ballast = disk.fill();
            for (int i = 0; i < 2000 && acknowledged.size() == i + 1; i++) {
                put(admin, "/while-full-" + i, acknowledged);
            }
            assertThat(acknowledged).as("a full disk refuses at last").hasSizeLessThan(2000);
            assertThat(admin.get("/before").text()).isEqualTo("x");

            Files.delete(ballast);
            org.awaitility.Awaitility.await()
                    .atMost(java.time.Duration.ofSeconds(30))
                    .until(() -> put(admin, "/after", acknowledged));
            assertThat(site.stop()).isIn(0, 143);
            site.startAgain();
            acknowledged.forEach(path -> admin.get(path).is(200));
        }
    }

    private static boolean put(Visitor who, String target, List<String> acknowledged) {
        Answer answer = who.put(target, "x");
        if (answer.status() == 201) {
            acknowledged.add(target);
        } else {
            answer.is(503, 507).leaksNothing(who.site());
        }
        return answer.status() == 201 || answer.status() == 204;
    }

    private static Answer chunked(Site site, String target, int megabytes) {
        try (Wire wire = new Wire(site.door())) {
            wire.send("PUT " + target + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nAuthorization: "
                    + site.as("admin").authorization() + "\r\n\r\n");
            byte[] chunk = ("100000\r\n" + "c".repeat(MEGABYTE) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < megabytes; i++) {
                wire.send(chunk);
            }
            wire.send("0\r\n\r\n");
            return wire.answer();
        }
    }

    private static Settings settings(Path directory, Path pool) {
        return Settings.write(directory, """
            site:
              directory: %s
            pools:
              - name: small
                directory: %s
                reserve: 1 MiB
            """.formatted(directory, pool)).withAdmin();
    }
}
