package org.tidings.wire.copy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.tidings.pool.Pool;

/// Stored bytes as the body of a PUT; they can be sent again after a redirect.
final class StoredBody extends AbstractHttpEntity {
    private static final int BUFFER_BYTES = 256 * 1024;

    private final Pool.Stored bytes;
    private final Progress progress;
    private boolean begun;
    private long offeredBytes;

    StoredBody(Pool.Stored bytes, Progress progress) {
        super(ContentType.APPLICATION_OCTET_STREAM, null);
        this.bytes = bytes;
        this.progress = progress;
    }

    /// Whether the other side has had any of it, or could have.
    boolean hasBegun() {
        return begun;
    }

    /// How many the other side can have had at most: also of a write that failed, some may have reached it.
    long offeredBytes() {
        return offeredBytes;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        begun = true;
        try {
            progress.move();
            send(out);
            progress.awaitVerdict();
        } catch (CopyFailed stopped) {
            throw new IOException("stopped", stopped);
        }
    }

    private void send(OutputStream out) throws IOException, CopyFailed {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.clamp(bytes.sizeBytes(), 1, BUFFER_BYTES));
        long sent = 0;
        while (sent < bytes.sizeBytes()) {
            int count = bytes.read(buffer.clear(), sent);
            if (count < 0) {
                throw new IOException("the stored bytes end before their length");
            }
            offeredBytes = Math.max(offeredBytes, sent + count);
            out.write(buffer.array(), 0, count);
            sent += count;
            progress.moved(count);
        }
    }

    @Override
    public long getContentLength() {
        return bytes.sizeBytes();
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("it is written");
    }

    @Override
    public void close() {
        // Whoever opened the bytes closes them.
    }
}
