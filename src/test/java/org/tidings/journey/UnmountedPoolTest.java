package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A pool's disk that is taken away while the site runs, and comes back.
@Journey
class UnmountedPoolTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void itsFilesAreUnavailableOthersAreNotAndNothingIsWrittenBelowItsMountPoint(@TempDir Path scratch)
            throws IOException {
        Path pool = Files.createDirectories(scratch.resolve("away"));
        try (var disk = Disk.ofMegabytes(256, scratch.resolve("device"));
                var _ = Disk.ofMegabytes(256, scratch.resolve("stays"))) {
            disk.mountAt(pool);
            try (var site = settings(scratch, pool).serve();
                    var heard = Listener.listen(site.as("admin"), "path=/")) {
                var admin = site.as("admin");
                String there = pathIn("away", admin, heard);
                String here = pathIn("stays", admin, heard);

                Disk.unmountAt(pool);
                Answer unavailable = admin.get(there).is(503).leaksNothing(site);
                assertThat(unavailable.text()).isNotBlank();
                assertThat(unavailable.header("Retry-After")).isPresent();
                assertThat(admin.get(here).text()).isEqualTo(here);
                assertThat(locality(admin, there)).contains("UNAVAILABLE");
                assertThat(locality(admin, here)).contains("ONLINE");
                writeWhileAway(admin, heard);
                admin.delete(there).is(204);
                assertThat(pool).as("the empty directory below the mount point").isEmptyDirectory();
                assertThat(admin.api("/readyz").status()).isEqualTo(200);

                disk.mountAt(pool);
                String again = pathIn("away", admin, heard);
                assertThat(admin.get(again).text()).isEqualTo(again);
                assertThat(heard.events())
                        .as("a disk that is away has lost nothing")
                        .noneMatch(f -> f.is("file.lost"));
            } finally {
                Disk.unmountAt(pool);
            }
        }
    }

    @Test
    void anUploadUnderWayIsEitherRefusedOrThereWhenTheDiskIsBack(@TempDir Path scratch) throws IOException {
        Path pool = Files.createDirectories(scratch.resolve("away"));
        try (var disk = Disk.ofMegabytes(256, scratch.resolve("device"))) {
            disk.mountAt(pool);
            try (var site = onePool(scratch, pool).serve()) {
                var admin = site.as("admin");
                for (int size : new int[] {1000, 3 << 20}) {
                    String target = "/under-way-" + size;
                    var before = Scratch.files(pool);
                    try (var wire = new Wire(site.door())) {
                        wire.send("PUT " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + size
                                + "\r\nAuthorization: " + admin.authorization() + "\r\n\r\n" + "x".repeat(size / 2));
                        Awaitility.await().until(() -> !before.containsAll(Scratch.files(pool)));
                        Disk.unmountAt(pool);
                        wire.send("x".repeat(size - size / 2));
                        int status =
                                wire.answer().is(201, 503).leaksNothing(site).status();
                        admin.put("/meanwhile", "x").is(503);
                        assertThat(pool).isEmptyDirectory();
                        disk.mountAt(pool);
                        // That it is there again is noticed within a second.
                        Awaitility.await().until(() -> admin.api("/readyz").status() == 200);
                        Awaitility.await().untilAsserted(() -> {
                            Answer answer = admin.get(target).is(status == 201 ? 200 : 404);
                            assertThat(answer.status() == 404 || answer.body().length == size)
                                    .isTrue();
                        });
                    }
                }
            } finally {
                Disk.unmountAt(pool);
            }
        }
    }

    /// Uploads go to the other disk; one that was chosen in the first second may be refused.
    private static void writeWhileAway(Visitor admin, Listener heard) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> admin.put("/first", "x").is(201, 204, 503).status() != 503);
        List<String> targets = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            targets.add("/while-away-" + i);
            admin.put(targets.getLast(), targets.getLast()).is(201);
        }
        for (String target : targets) {
            assertThat(poolOf(heard.await("file.created", target))).isEqualTo("stays");
            assertThat(admin.get(target).text()).isEqualTo(target);
        }
    }

    /// A file that lies in that pool; chance decides, so there may be others.
    private static String pathIn(String pool, Visitor admin, Listener heard) {
        var found = new ArrayList<String>();
        Awaitility.await().atMost(PATIENCE).until(() -> {
            String target = "/" + pool + "-" + System.nanoTime();
            admin.put(target, target).is(201);
            if (poolOf(heard.await("file.created", target)).equals(pool)) {
                found.add(target);
            }
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    private static Optional<String> locality(Visitor who, String target) {
        return DavProperties.asked(who, target, "<S:FileLocality/>").value(DavProperties.SRM, "FileLocality");
    }

    private static String poolOf(Frame frame) {
        return frame.file().path("pool").asString("");
    }

    private static Settings settings(Path scratch, Path pool) {
        return Settings.write(scratch.resolve("site"), """
            site:
              directory: %1$s/site
            pools:
              - name: away
                directory: %2$s
                reserve: 1 MiB
              - name: stays
                directory: %1$s/stays
                reserve: 1 MiB
            """.formatted(scratch, pool))
                .withAdmin();
    }

    private static Settings onePool(Path scratch, Path pool) {
        return Settings.write(scratch.resolve("site"), """
            site:
              directory: %s/site
            pools:
              - name: away
                directory: %s
                reserve: 1 MiB
            """.formatted(scratch, pool))
                .withAdmin();
    }
}
