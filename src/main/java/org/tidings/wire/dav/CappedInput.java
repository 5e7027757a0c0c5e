package org.tidings.wire.dav;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// An input that fails once it gave more than it may.
final class CappedInput extends FilterInputStream {
    private long left;

    CappedInput(InputStream in, long mostBytes) {
        super(in);
        this.left = mostBytes;
    }

    /// Whether more was sent than allowed.
    boolean isExceeded() {
        return left < 0;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new IOException("the body is longer than allowed");
        }
    }
}
