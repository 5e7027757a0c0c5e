package org.tidings.bench;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// What arrived on a blocking channel and was not taken yet.
final class Inbox {
    private static final int SIZE = 256 * 1024;
    private static final int LONGEST_LINE = 16 * 1024;

    private final SocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(SIZE).flip();

    Inbox(SocketChannel channel) {
        this.channel = channel;
    }

    /// A view of at most this many bytes, waiting for at least one; empty when the peer has closed.
    ByteBuffer take(long most) throws IOException {
        if (!buffer.hasRemaining() && !refill()) {
            return buffer.slice(buffer.position(), 0);
        }
        int length = (int) Math.min(most, buffer.remaining());
        ByteBuffer view = buffer.slice(buffer.position(), length);
        buffer.position(buffer.position() + length);
        return view;
    }

    /// One line without its end.
    ///
    /// @throws EOFException when the peer closes within it
    String line() throws IOException {
        var line = new StringBuilder();
        while (line.length() < LONGEST_LINE) {
            if (!buffer.hasRemaining() && !refill()) {
                throw new EOFException("connection closed after '" + line + "'");
            }
            char next = (char) (buffer.get() & 0xff);
            if (next == '\n') {
                return line.toString();
            }
            if (next != '\r') {
                line.append(next);
            }
        }
        throw new IOException("a header line of more than " + LONGEST_LINE + " bytes");
    }

    private boolean refill() throws IOException {
        buffer.clear();
        int got = channel.read(buffer);
        buffer.flip();
        return got > 0;
    }
}
