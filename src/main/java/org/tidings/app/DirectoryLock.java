package org.tidings.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The mark of the one process that uses a data directory.
///
/// The lock is the operating system's, so a killed process leaves none behind; the number in the file is for
/// people only.
final class DirectoryLock implements AutoCloseable {
    private static final String FILE = "lock";
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the directory, making it where it is missing.
    ///
    /// @throws CannotStart when another process has it, or it cannot be written
    static DirectoryLock of(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                String holder =
                        holder(file).map(pid -> " (process " + pid + ")").orElse("");
                channel.close();
                throw new CannotStart("Another Tidings" + holder + " uses the data directory " + directory
                        + ". Stop that one first, or name another directory.");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            return new DirectoryLock(channel);
        } catch (IOException e) {
            throw new CannotStart("The data directory " + directory + " cannot be used: " + Sentences.of(e) + ".", e);
        }
    }

    /// The process that uses the directory, if one does.
    static Optional<String> holder(Path file) throws IOException {
        return Files.readString(file).lines().findFirst().filter(line -> line.matches("\\d+"));
    }

    /// Whether some process uses the directory now.
    static boolean isHeld(Path directory) {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return !locked(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
