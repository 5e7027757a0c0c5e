package org.tidings.wire.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/// A body written piece by piece through one buffer. What fits the buffer is sent in one go, with its length.
///
/// Flushing does nothing: only a full buffer and the end are sent. When writing has failed, closing sends no end, so
/// the reader can tell.
public final class BodyStream extends OutputStream {
    private static final int BUFFER_BYTES = 32 * 1024;

    private final Response response;
    private final RetainableByteBuffer retained;
    private final ByteBuffer buffer;
    private boolean closed;
    private boolean failed;

    BodyStream(Request request, Response response) {
        this.response = response;
        this.retained = request.getComponents().getByteBufferPool().acquire(BUFFER_BYTES, true);
        this.buffer = retained.getByteBuffer();
        buffer.clear().limit(BUFFER_BYTES);
    }

    @Override
    public void write(int b) throws IOException {
        if (!buffer.hasRemaining()) {
            send(false);
        }
        buffer.put((byte) b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (!buffer.hasRemaining()) {
                send(false);
            }
            int now = Math.min(left, buffer.remaining());
            buffer.put(bytes, from, now);
            from += now;
            left -= now;
        }
    }

    /// Gives up: neither the rest nor an end is sent. Where nothing was sent yet, another answer can still be given.
    public void abandon() {
        failed = true;
    }

    /// Sends the rest and the end.
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (!failed) {
                send(true);
            }
        } finally {
            retained.release();
        }
    }

    private void send(boolean last) throws IOException {
        buffer.flip();
        try {
            Content.Sink.write(response, last, buffer);
        } catch (IOException e) {
            failed = true;
            throw e;
        }
        buffer.clear().limit(BUFFER_BYTES);
    }
}
