package org.tidings.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.tidings.app.Sentences;

/// Where a watcher keeps its place between runs: one file with one cursor, replaced as a whole.
final class CursorFile {
    private final Path file;

    CursorFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /// The cursor; empty when there is no file yet.
    Optional<String> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file).strip()).filter(c -> !c.isEmpty())
                    : Optional.empty();
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, "The cursor file cannot be read: " + Sentences.of(e) + ".", e);
        }
    }

    void write(String cursor) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.writeString(next, cursor + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, "The cursor file cannot be written: " + Sentences.of(e) + ".", e);
        }
    }
}
