package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small disk of its own, mounted for a test: a `tmpfs`. Only root may mount.
///
/// @param at where it is mounted
record Disk(Path at) implements AutoCloseable {

    /// Skips the test, with the reason, where nobody lets us mount; where tests must not be skipped (`CI` is set),
    /// fails.
    static Disk ofMegabytes(int size, Path at) {
        try {
            Files.createDirectories(at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Tool.Outcome mount = Tool.run("mount", "-t", "tmpfs", "-o", "size=" + size + "m", "none", at.toString());
        String reason = "a small disk cannot be mounted here: " + mount.err();
        assertThat(mount.exit() == 0 || System.getenv("CI") == null).as(reason).isTrue();
        assumeTrue(mount.exit() == 0, reason);
        return new Disk(at);
    }

    /// Shows what is on it in a second place too, as a disk is mounted that was away.
    void mountAt(Path place) {
        Tool.run("mount", "--bind", at.toString(), place.toString()).succeeded();
    }

    /// Takes it away from that place, also from those who have files there open.
    static void unmountAt(Path place) {
        Tool.run("umount", "-l", place.toString()).succeeded();
    }

    /// Nothing can be changed on it from now on.
    void makeReadOnly() {
        Tool.run("mount", "-o", "remount,ro", at.toString()).succeeded();
    }

    /// Fills what is left with one file.
    Path fill() {
        Tool.run("dd", "if=/dev/zero", "of=" + ballast(), "bs=4096").failed();
        return ballast();
    }

    /// The file that [#fill] makes.
    Path ballast() {
        return at.resolve("ballast");
    }

    @Override
    public void close() {
        Tool.run("umount", "-l", at.toString()).succeeded();
    }
}
