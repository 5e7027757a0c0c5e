package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// rclone fills a site with files of real life while two listen, one to frames and one to lines.
@Journey
class RealTreeTest {
    private static final int FILES = 250;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void everyFileIsHeardOnceWithItsSizeAndChecksum(Site site, @TempDir Path tree) {
        List<LocalFile> files = Documents.select(FILES, tree, "/data/doc");
        var rclone = Rclone.as(site.as("alice"));
        try (var frames = Listener.listen(site.as("bob"), "path=/data/doc&type=file");
                var lines = Listener.listenToLines(site.as("alice"), "path=/data/doc&type=file")) {
            rclone.copy(tree, "/data/doc").succeeded();
            for (Listener heard : List.of(frames, lines)) {
                heard.awaitCount(files.size(), PATIENCE);
                assertThat(heard.events()).allMatch(event -> event.is("file.created"));
                assertThat(Story.toldBy(heard).existing()).containsExactlyElementsOf(files);
                assertThat(heard.events()).hasSameSizeAs(files);
            }
        }
        assertThat(rclone.check(tree, "/data/doc").succeeded().err()).contains("0 differences found");
    }

    @Test
    void theLifeOfEachFileIsToldInOrder(Site site, @TempDir Path tree) {
        List<LocalFile> files = Documents.select(FILES / 10, tree, "/data/lives");
        var rclone = Rclone.as(site.as("alice"));
        try (var heard = Listener.listen(site.as("bob"), "path=/data/lives&type=file")) {
            rclone.copy(tree, "/data/lives").succeeded();
            rclone.run("copy", "--ignore-times", tree.toString(), Rclone.remote("/data/lives"))
                    .succeeded();
            rclone.run("delete", Rclone.remote("/data/lives")).succeeded();
            heard.awaitCount(3 * files.size(), PATIENCE);
            var story = Story.toldBy(heard);
            assertThat(files)
                    .allSatisfy(file -> assertThat(story.of(file.path()))
                            .containsExactly("file.created 1", "file.written 2", "file.deleted 2"));
            assertThat(story.existing()).isEmpty();
        }
    }
}
