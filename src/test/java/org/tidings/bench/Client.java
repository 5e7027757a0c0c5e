package org.tidings.bench;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// One blocking keep-alive connection to a door: one request, then its answer.
final class Client implements AutoCloseable {
    private static final int BLOCK = 256 * 1024;

    private final Door door;
    private final SocketChannel channel;
    private final Inbox inbox;

    Client(Door door, SocketChannel channel) throws IOException {
        this.door = door;
        this.channel = channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        this.inbox = new Inbox(channel);
    }

    static Client to(Door door) throws IOException {
        return new Client(door, SocketChannel.open(door.address()));
    }

    /// Sends a request; the caller reads the answer's body to its end before the next one.
    ///
    /// @param headers header lines, each ending with CR LF
    Answer send(String method, String target, String headers, byte[] body) throws IOException {
        String length = body.length == 0 && !method.startsWith("P") ? "" : "Content-Length: " + body.length + "\r\n";
        byte[] head = door.head(method, target, headers + length);
        ByteBuffer request = ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .flip();
        writeAll(request);
        return answer();
    }

    /// Sends a request and wants one of the 2xx answers.
    Answer must(String method, String target, String headers, byte[] body) throws IOException {
        Answer answer = send(method, target, headers, body);
        if (answer.status() / 100 != 2) {
            throw new IOException(door.name() + ": " + method + " " + target + " was answered " + answer.status());
        }
        return answer;
    }

    /// Makes a directory, with all bytes of the answer read.
    void makeDirectory(String target) throws IOException {
        must("MKCOL", target + "/", "", new byte[0]).body().discard();
    }

    /// Puts a file of this many bytes, a block repeated.
    Answer upload(String target, long bytes, byte[] block) throws IOException {
        writeAll(ByteBuffer.wrap(door.head("PUT", target, "Content-Length: " + bytes + "\r\n")));
        ByteBuffer buffer = ByteBuffer.allocateDirect(BLOCK);
        while (buffer.hasRemaining()) {
            buffer.put(block, 0, Math.min(block.length, buffer.remaining()));
        }
        for (long left = bytes; left > 0; left -= buffer.limit()) {
            buffer.clear().limit((int) Math.min(left, BLOCK));
            writeAll(buffer);
        }
        return answer();
    }

    private void writeAll(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private Answer answer() throws IOException {
        String line = inbox.line();
        int status = Integer.parseInt(line.split(" ")[1]);
        var head = new StringBuilder();
        for (String next = inbox.line(); !next.isEmpty(); next = inbox.line()) {
            head.append(next).append('\n');
        }
        if (status == 100) {
            return answer();
        }
        return new Answer(status, head.toString(), Body.following(head.toString(), status, inbox));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
