package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
    @TempDir
    Path directory;

    @Test
    void aDirectoryIsUsedByOneAtATime() {
        try (var first = DirectoryLock.of(directory)) {
            assertThat(DirectoryLock.isHeld(directory)).isTrue();
            assertThatThrownBy(() -> DirectoryLock.of(directory))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("(process " + ProcessHandle.current().pid() + ")")
                    .hasMessageContaining("Stop that one first");
        }
        assertThat(DirectoryLock.isHeld(directory)).isFalse();
        DirectoryLock.of(directory).close();
    }

    @Test
    void aMissingDirectoryIsMade() {
        Path deep = directory.resolve("a/b");
        DirectoryLock.of(deep).close();
        assertThat(deep).isDirectory();
    }

    @Test
    void aFileInTheWayIsASentence() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "x");
        assertThatThrownBy(() -> DirectoryLock.of(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot be used");
    }
}
