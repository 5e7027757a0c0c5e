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

/// Bytes that vanish from a pool's directory behind the back of the running site.
@Journey
class LostFilesTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void theyAreToldLostAndFoundAndCanBeReplacedAndRemoved(@TempDir Path scratch) throws IOException {
        try (var site = settings(scratch).serve();
                var heard = Listener.listen(site.as("admin"), "path=/&type=file")) {
            var admin = site.as("admin");
            for (String name : List.of("/kept", "/restored", "/replaced", "/removed")) {
                admin.put(name, name).is(201);
            }
            Path aside = Files.createDirectories(scratch.resolve("aside"));
            for (String name : List.of("/restored", "/replaced", "/removed")) {
                Path bytes = bytesOf(scratch, heard, name);
                Files.move(bytes, aside.resolve(name.substring(1)));
            }
            Frame lost = heard.await("file.lost", "/restored");
            assertThat(lost.json().path("data").path("lost").asString()).isEqualTo("missing");
            heard.await("file.lost", "/replaced");
            heard.await("file.lost", "/removed");

            admin.get("/restored").is(503).leaksNothing(site);
            assertThat(locality(admin, "/restored")).contains("LOST");
            assertThat(locality(admin, "/kept")).contains("ONLINE");
            assertThat(admin.get("/kept").text()).isEqualTo("/kept");

            admin.put("/replaced", "anew").is(204);
            assertThat(admin.get("/replaced").text()).isEqualTo("anew");
            assertThat(locality(admin, "/replaced")).contains("ONLINE");
            admin.delete("/removed").is(204);

            Files.move(aside.resolve("restored"), bytesOf(scratch, heard, "/restored"));
            heard.await("file.found", "/restored");
            assertThat(admin.get("/restored").text()).isEqualTo("/restored");
        }
    }

    @Test
    void fiveThousandAreFoundLostWithinTenSecondsAlsoWhenTheSiteWasDown(@TempDir Path scratch) throws IOException {
        int many = 2500;
        try (var site = settings(scratch).serve()) {
            var admin = site.as("admin");
            for (int i = 0; i < 2 * many; i++) {
                admin.put("/f" + i, "").is(201);
            }
            List<Path> all = bytes(scratch);
            assertThat(all).hasSize(2 * many);
            try (var heard = Listener.listen(admin, "path=/&type=file.lost")) {
                for (Path path : all.subList(0, many)) {
                    Files.delete(path);
                }
                Awaitility.await().atMost(SOON).until(() -> heard.count() == many);
                site.stop();
            }
            for (Path path : all.subList(many, 2 * many)) {
                Files.delete(path);
            }
            site.startAgain();
            try (var heard = Listener.listen(admin, "path=/&type=file.lost&from=earliest")) {
                Awaitility.await().atMost(SOON).until(() -> heard.count() == 2 * many);
            }
        }
    }

    private static Path bytesOf(Path scratch, Listener heard, String path) {
        String id = heard.await("file.created", path).fileId();
        return scratch.resolve("pool").resolve(id.substring(11, 14)).resolve(id + ".1");
    }

    private static List<Path> bytes(Path scratch) {
        List<Path> found = new ArrayList<>(Scratch.files(scratch.resolve("pool")));
        found.removeIf(path -> path.getFileName().toString().startsWith("."));
        return found;
    }

    private static Optional<String> locality(Visitor who, String target) {
        return DavProperties.asked(who, target, "<S:FileLocality/>").value(DavProperties.SRM, "FileLocality");
    }

    private static Settings settings(Path scratch) {
        return Settings.write(scratch.resolve("site"), """
            site:
              directory: %1$s/site
            pools:
              - name: only
                directory: %1$s/pool
                reserve: 1 MiB
            """.formatted(scratch)).withAdmin();
    }
}
