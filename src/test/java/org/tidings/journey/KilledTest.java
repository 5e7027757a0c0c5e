package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server is killed twice in the middle of a copy, and nobody misses anything.
@Journey
class KilledTest {
    private static final int FILES = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Test
    void aListenerThatResumesEndsWithExactlyTheFilesThatExist(@TempDir Path scratch) {
        Path tree = scratch.resolve("tree");
        List<LocalFile> files = Documents.select(FILES, tree, "/data/doc");
        try (var site = Site.demo(scratch.resolve("data"));
                var heard = Listener.listen(site.as("alice"), "path=/data&type=file")) {
            var rclone = Rclone.as(site.as("alice"));
            Program copying = copyThatGoesOn(rclone, tree);
            killAt(site, heard, copying, files.size() / 4);
            killAt(site, heard, copying, files.size() / 2);
            assertThat(copying.ended(PATIENCE)).as(copying.output()).isZero();
            awaitEndOfCopy(site, heard);

            assertThat(Story.toldBy(heard).existing()).containsExactlyElementsOf(files);
            rclone.check(tree, "/data/doc").succeeded();
        }
    }

    /// A copy that tries again what failed while the server was away.
    private static Program copyThatGoesOn(Rclone rclone, Path tree) {
        return rclone.start(
                "copy",
                tree.toString(),
                Rclone.remote("/data/doc"),
                "--low-level-retries",
                "3",
                "--retries",
                "1000",
                "--retries-sleep",
                "100ms");
    }

    private static void killAt(Site site, Listener heard, Program copying, int count) {
        heard.awaitCount(count, PATIENCE);
        assertThat(copying.isRunning()).as("in the middle").isTrue();
        site.kill();
        site.startAgain();
        heard.resume();
    }

    /// The log is in order: who has heard of the last change has heard of all before it.
    private static void awaitEndOfCopy(Site site, Listener heard) {
        site.as("alice").put("/data/the-end", "").is(201);
        heard.await("file.created", "/data/the-end");
        site.as("alice").delete("/data/the-end").is(204);
        heard.await("file.deleted", "/data/the-end");
    }
}
