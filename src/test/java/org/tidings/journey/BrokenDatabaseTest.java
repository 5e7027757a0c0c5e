package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database that cannot be used: the site says so and does not pretend.
@Journey
class BrokenDatabaseTest {
    @Test
    void aCorruptDatabaseIsRefusedAndLeftAlone(@TempDir Path scratch) throws IOException {
        Path data = scratch.resolve("data");
        try (var site = Site.demo(data)) {
            site.as("alice").put("/data/x", "x").is(201);
            site.stop();
            Path database = database(data);
            try (var file = new RandomAccessFile(database.toFile(), "rw")) {
                file.write("This is no database. ".repeat(500).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            byte[] before = Files.readAllBytes(database);
            assertThat(refusal(site)).contains(database.getFileName().toString());
            assertThat(database).hasBinaryContent(before);
        }
    }

    @Test
    void aReadOnlyDatabaseIsRefused(@TempDir Path scratch) {
        try (var disk = Disk.ofMegabytes(8192, scratch.resolve("data"));
                var site = Site.demo(disk.at())) {
            site.as("alice").put("/data/x", "x").is(201);
            site.stop();
            disk.makeReadOnly();
            refusal(site);
        }
    }

    private static Path database(Path data) {
        List<Path> databases = Scratch.files(data).stream()
                .filter(file -> file.getFileName().toString().endsWith(".db")
                        || file.getFileName().toString().endsWith(".sqlite"))
                .toList();
        assertThat(databases).hasSize(1);
        return databases.getFirst();
    }

    /// What a site says that does not come up.
    private static String refusal(Site site) {
        AssertionError notReady = org.junit.jupiter.api.Assertions.assertThrows(AssertionError.class, site::startAgain);
        String said = String.valueOf(notReady.getMessage());
        assertThat(said).doesNotContain("\tat org.", "org.sqlite");
        return said;
    }
}
