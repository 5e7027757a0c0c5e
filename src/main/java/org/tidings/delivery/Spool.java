package org.tidings.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Bytes on their way to a client who may be slow, kept in a file that is gone when closed: written from one
/// end to the other first, then read.
final class Spool implements AutoCloseable {
    private final FileChannel file;
    private long written;
    private long read;

    /// @param scratch a directory
    Spool(Path scratch) {
        try {
            Path path = Files.createTempFile(scratch, "listing-", ".spool");
            this.file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException("A listing cannot be spooled to " + scratch + ".", e);
        }
    }

    void write(byte[] bytes) {
        try {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                written += file.write(rest, written);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A listing cannot be spooled.", e);
        }
    }

    /// The next bytes, at most so many; none at the end.
    byte[] read(int most) {
        byte[] bytes = new byte[(int) Math.min(most, written - read)];
        try {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining() && file.read(rest, read + rest.position()) >= 0) {
                // on to the rest of it
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A spooled listing cannot be read.", e);
        }
        read += bytes.length;
        return bytes;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("A spooled listing cannot be removed.", e);
        }
    }
}
