package org.tidings.wire.dav;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.util.Callback;
import org.tidings.door.GetFile;
import org.tidings.wire.http.ByteRange;
import org.tidings.wire.http.HttpEdge;
import org.tidings.wire.http.NameEnding;

/// Sends a file's bytes: all, one part, or several as multipart/byteranges (RFC 9110 §14.6). It closes the file.
///
/// Bytes that are sent in one go are not waited for; more go through one buffer, which is.
final class FileBody {
    private final Exchange exchange;
    private final GetFile.Opened opened;
    private final ByteBufferPool buffers;

    FileBody(Exchange exchange, GetFile.Opened opened) {
        this.exchange = exchange;
        this.opened = opened;
        this.buffers = exchange.request().getComponents().getByteBufferPool();
    }

    void sendWhole() throws IOException {
        long size = opened.file().content().sizeBytes();
        exchange.response().setStatus(200);
        send(0, size);
    }

    void sendParts(List<ByteRange> ranges) throws IOException {
        exchange.response().setStatus(206);
        if (ranges.size() > 1) {
            sendMultipart(ranges);
            return;
        }
        ByteRange range = ranges.getFirst();
        exchange.put("Content-Range", range.of(opened.file().content().sizeBytes()));
        send(range.first(), range.length());
    }

    private void send(long from, long length) throws IOException {
        exchange.response().getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
        if (length <= HttpEdge.BUFFER_BYTES) {
            sendAtOnce(from, (int) length);
            return;
        }
        try (opened) {
            stream(from, length, true);
        }
        exchange.done();
    }

    /// The callback gives the buffer back when the network has taken it.
    private void sendAtOnce(long from, int length) throws IOException {
        RetainableByteBuffer buffer = buffers.acquire(Math.max(1, length), true);
        try (opened) {
            fill(buffer.getByteBuffer(), from, length);
        } catch (IOException | RuntimeException e) {
            buffer.release();
            throw e;
        }
        exchange.response().write(true, buffer.getByteBuffer(), Callback.from(buffer::release, exchange.callback()));
    }

    private void stream(long from, long length, boolean last) throws IOException {
        RetainableByteBuffer buffer = buffers.acquire(HttpEdge.BUFFER_BYTES, true);
        try {
            long sent = 0;
            while (sent < length) {
                int now = (int) Math.min(HttpEdge.BUFFER_BYTES, length - sent);
                fill(buffer.getByteBuffer(), from + sent, now);
                sent += now;
                Content.Sink.write(exchange.response(), last && sent == length, buffer.getByteBuffer());
            }
        } finally {
            buffer.release();
        }
    }

    /// Makes the buffer hold exactly these bytes.
    private void fill(ByteBuffer buffer, long from, int length) throws IOException {
        buffer.clear().limit(length);
        while (buffer.hasRemaining()) {
            if (opened.bytes().read(buffer, from + buffer.position()) < 0) {
                throw new IOException("the stored bytes end before their length");
            }
        }
        buffer.flip();
    }

    private void sendMultipart(List<ByteRange> ranges) throws IOException {
        String boundary = "tidings-" + opened.file().id().hex();
        String type = NameEnding.mediaType(opened.file().name());
        long size = opened.file().content().sizeBytes();
        List<byte[]> heads =
                ranges.stream().map(range -> head(boundary, type, range, size)).toList();
        byte[] end = ascii("\r\n--" + boundary + "--\r\n");
        long length = end.length;
        for (int i = 0; i < ranges.size(); i++) {
            length += heads.get(i).length + ranges.get(i).length();
        }
        var fields = exchange.response().getHeaders();
        fields.put(HttpHeader.CONTENT_TYPE, "multipart/byteranges; boundary=" + boundary);
        fields.put(HttpHeader.CONTENT_LENGTH, length);
        try (opened) {
            for (int i = 0; i < ranges.size(); i++) {
                Content.Sink.write(exchange.response(), false, ByteBuffer.wrap(heads.get(i)));
                stream(ranges.get(i).first(), ranges.get(i).length(), false);
            }
        }
        exchange.response().write(true, ByteBuffer.wrap(end), exchange.callback());
    }

    private static byte[] head(String boundary, String type, ByteRange range, long size) {
        return ascii("\r\n--" + boundary + "\r\nContent-Type: " + type + "\r\nContent-Range: " + range.of(size)
                + "\r\n\r\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
