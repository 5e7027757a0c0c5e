package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// rclone fills a site while curl listens.
@Journey
class RcloneTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Test
    void nastyNamesArriveAsTheyAre(Site site, @TempDir Path tree) {
        Names.plant(tree);
        List<LocalFile> files = LocalFile.below(tree, "/data/names");
        var rclone = Rclone.as(site.as("alice"));
        try (var heard = Listener.listen(site.as("bob"), "path=/data/names&type=file")) {
            rclone.copy(tree, "/data/names").succeeded();
            heard.awaitCount(files.size(), PATIENCE);
            assertThat(created(heard)).containsExactlyElementsOf(files);
        }
        assertThat(rclone.check(tree, "/data/names").succeeded().err()).contains("0 differences found");
    }

    @Test
    void syncTellsOfEachFileInTheOrderOfItsLife(Site site, @TempDir Path tree) throws IOException {
        Files.writeString(tree.resolve("stays"), "same");
        Files.writeString(tree.resolve("changes"), "short");
        Files.writeString(tree.resolve("goes"), "away");
        var rclone = Rclone.as(site.as("alice"));
        try (var heard = Listener.listen(site.as("bob"), "path=/data/synced&type=file")) {
            rclone.sync(tree, "/data/synced").succeeded();
            Files.writeString(tree.resolve("changes"), "longer than before");
            Files.delete(tree.resolve("goes"));
            rclone.sync(tree, "/data/synced").succeeded();
            heard.await("file.deleted", "/data/synced/goes");
            heard.await("file.written", "/data/synced/changes");
            assertThat(lifeOf(heard, "stays")).containsExactly("file.created 1");
            assertThat(lifeOf(heard, "changes")).containsExactly("file.created 1", "file.written 2");
            assertThat(lifeOf(heard, "goes")).containsExactly("file.created 1", "file.deleted 1");
        }
        rclone.check(tree, "/data/synced").succeeded();
    }

    private static List<String> lifeOf(Listener heard, String name) {
        return heard.events().stream()
                .filter(frame -> frame.path().equals("/data/synced/" + name))
                .map(frame -> frame.kind() + " " + frame.generation())
                .toList();
    }

    private static List<LocalFile> created(Listener heard) {
        return heard.events().stream()
                .filter(frame -> frame.is("file.created"))
                .map(LocalFile::toldBy)
                .sorted(Comparator.comparing(LocalFile::path))
                .toList();
    }
}
