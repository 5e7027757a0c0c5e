package org.tidings.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// One connection of a closed loop: a request on its way, or its answer. Answers must fit in 64 KiB.
final class Connection implements AutoCloseable {
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final byte[] CONTENT_LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRANSFER_ENCODING = "transfer-encoding:".getBytes(StandardCharsets.US_ASCII);

    private final NumberedRequest request;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer out;
    private final ByteBuffer in = ByteBuffer.allocate(LARGEST_ANSWER);
    private int bodyAt;
    private int end;
    private long number;
    private long sentAt;

    Connection(Door door, NumberedRequest request, Selector selector) throws IOException {
        this.request = request;
        this.out = ByteBuffer.allocateDirect(request.length());
        this.channel = SocketChannel.open(door.address());
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    long number() {
        return number;
    }

    long sentAt() {
        return sentAt;
    }

    int status() {
        byte[] head = in.array();
        return (head[9] - '0') * 100 + (head[10] - '0') * 10 + head[11] - '0';
    }

    void send(long next) throws IOException {
        number = next;
        in.clear();
        bodyAt = 0;
        end = 0;
        request.render(next, out);
        sentAt = System.nanoTime();
        flush();
    }

    /// Writes or reads what can be; true when the whole answer is here.
    boolean advance() throws IOException {
        if (out.hasRemaining()) {
            flush();
        }
        if (channel.read(in) < 0) {
            throw new EOFException("closed by the server");
        }
        if (bodyAt == 0) {
            findBody();
        }
        return bodyAt > 0 && (end > 0 ? in.position() >= end : endsWithLastChunk());
    }

    private void flush() throws IOException {
        channel.write(out);
        int wanted = out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    private void findBody() {
        byte[] bytes = in.array();
        int line = 0;
        long length = 0;
        for (int at = 0; at < in.position(); at++) {
            if (bytes[at] != '\n') {
                continue;
            }
            if (at - line <= 1) {
                bodyAt = at + 1;
                end = length < 0 ? 0 : bodyAt + (int) length;
                return;
            }
            if (starts(bytes, line, CONTENT_LENGTH)) {
                length = number(bytes, line + CONTENT_LENGTH.length, at);
            } else if (starts(bytes, line, TRANSFER_ENCODING)) {
                length = -1;
            }
            line = at + 1;
        }
    }

    private static boolean starts(byte[] bytes, int at, byte[] lowerCase) {
        for (int i = 0; i < lowerCase.length; i++) {
            int letter = bytes[at + i];
            if ((letter >= 'A' && letter <= 'Z' ? letter + 32 : letter) != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    private static long number(byte[] bytes, int from, int to) {
        long number = 0;
        for (int at = from; at < to; at++) {
            if (bytes[at] >= '0' && bytes[at] <= '9') {
                number = number * 10 + bytes[at] - '0';
            }
        }
        return number;
    }

    private boolean endsWithLastChunk() {
        int at = in.position();
        byte[] bytes = in.array();
        return at - bodyAt >= 5 && bytes[at - 5] == '0' && bytes[at - 4] == '\r' && bytes[at - 1] == '\n';
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
