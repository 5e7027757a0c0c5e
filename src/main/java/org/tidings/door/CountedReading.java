package org.tidings.door;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.tidings.pool.Pool;

/// Stored bytes that count how many of them are read, and tell it once when they are closed.
final class CountedReading implements Pool.Stored {
    private final Pool.Stored bytes;
    private final LongConsumer whenClosed;
    private final AtomicLong read = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();

    CountedReading(Pool.Stored bytes, LongConsumer whenClosed) {
        this.bytes = bytes;
        this.whenClosed = whenClosed;
    }

    @Override
    public long sizeBytes() {
        return bytes.sizeBytes();
    }

    @Override
    public int read(ByteBuffer into, long position) {
        int some = bytes.read(into, position);
        read.addAndGet(Math.max(0, some));
        return some;
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        long some = bytes.transferTo(position, count, target);
        read.addAndGet(some);
        return some;
    }

    @Override
    public void close() {
        bytes.close();
        if (closed.compareAndSet(false, true)) {
            whenClosed.accept(read.get());
        }
    }
}
