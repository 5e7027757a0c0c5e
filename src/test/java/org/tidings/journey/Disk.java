package org.tidings.journey;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small disk of its own, mounted for a test: a `tmpfs`. Only root may mount.
///
/// @param at where it is mounted
record Disk(Path at) implements AutoCloseable {

    /// Skips the test, with the reason, where nobody lets us mount.
    static Disk ofMegabytes(int size, Path at) {
        try {
            Files.createDirectories(at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Tool.Outcome mount = Tool.run("mount", "-t", "tmpfs", "-o", "size=" + size + "m", "none", at.toString());
        assumeTrue(mount.exit() == 0, () -> "a small disk cannot be mounted here: " + mount.err());
        return new Disk(at);
    }

    /// Nothing can be changed on it from now on.
    void makeReadOnly() {
        Tool.run("mount", "-o", "remount,ro", at.toString()).succeeded();
    }

    /// Fills what is left with one file.
    Path fill() {
        Path ballast = at.resolve("ballast");
        Tool.run("dd", "if=/dev/zero", "of=" + ballast, "bs=4096").failed();
        return ballast;
    }

    @Override
    public void close() {
        Tool.run("umount", "-l", at.toString()).succeeded();
    }
}
