package org.tidings.pool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.tidings.model.PoolName;

/// A pool that notes whatever its readers meet and should not: bytes that are not there, or cannot be read.
///
/// @param inner the pool itself
record DoubtingPool(Pool inner, Doubts doubts) implements Pool {

    @Override
    public Optional<Stored> open(Key key) {
        Optional<Stored> stored = inner.open(key);
        if (stored.isEmpty()) {
            doubts.add(name(), key, Doubts.Look.PRESENCE);
        }
        return stored.map(bytes -> new Doubting(key, bytes));
    }

    @Override
    public void doubt(Key key) {
        doubts.add(name(), key, Doubts.Look.CONTENT);
    }

    @Override
    public PoolName name() {
        return inner.name();
    }

    @Override
    public long freeBytes() {
        return inner.freeBytes();
    }

    @Override
    public long totalBytes() {
        return inner.totalBytes();
    }

    @Override
    public Optional<String> ailment() {
        return inner.ailment();
    }

    @Override
    public Incoming receive(Key key, long expectedBytes) {
        return inner.receive(key, expectedBytes);
    }

    @Override
    public OptionalLong sizeOf(Key key) {
        return inner.sizeOf(key);
    }

    @Override
    public void remove(Key key) {
        inner.remove(key);
    }

    @Override
    public void setAside(Key key) {
        inner.setAside(key);
    }

    @Override
    public int shelves() {
        return inner.shelves();
    }

    @Override
    public void forEach(int shelf, Consumer<Key> visitor) {
        inner.forEach(shelf, visitor);
    }

    /// Bytes whose reader is believed when he says that they cannot be read.
    private final class Doubting implements Stored {
        private final Key key;
        private final Stored bytes;

        Doubting(Key key, Stored bytes) {
            this.key = key;
            this.bytes = bytes;
        }

        @Override
        public long sizeBytes() {
            return bytes.sizeBytes();
        }

        @Override
        public int read(ByteBuffer into, long position) {
            try {
                return bytes.read(into, position);
            } catch (PoolBroken broken) {
                doubt(key);
                throw broken;
            }
        }

        /// When this fails it may be for the target.
        @Override
        public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
            return bytes.transferTo(position, count, target);
        }

        @Override
        public void close() {
            bytes.close();
        }
    }
}
