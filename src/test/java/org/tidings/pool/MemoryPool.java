package org.tidings.pool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.tidings.model.PoolName;

/// A pool in memory with strict manners: it has a capacity, can be broken, and minds being used wrongly.
public final class MemoryPool implements Pool {
    private static final int SHELVES = 16;

    private final PoolName name;
    private final long capacityBytes;
    private final InstantSource clock;
    private final Map<Key, Resting> resting = new ConcurrentHashMap<>();
    private final Map<Key, Resting> aside = new ConcurrentHashMap<>();
    private final Set<Key> inHand = ConcurrentHashMap.newKeySet();
    private volatile Optional<String> ailment = Optional.empty();
    private long promisedBytes;

    private record Resting(byte[] bytes, Instant since) {}

    public MemoryPool(PoolName name, long capacityBytes, InstantSource clock) {
        this.name = name;
        this.capacityBytes = capacityBytes;
        this.clock = clock;
    }

    /// Takes the disk away.
    public void breakDown(String sentence) {
        ailment = Optional.of(sentence);
    }

    public void repair() {
        ailment = Optional.empty();
    }

    /// What a crash does: uploads under way end, their bytes stay as they are.
    public void crash() {
        inHand.clear();
    }

    @Override
    public PoolName name() {
        return name;
    }

    @Override
    public synchronized long freeBytes() {
        long used = resting.values().stream().mapToLong(r -> r.bytes().length).sum();
        return ailment.isPresent() ? 0 : Math.max(0, capacityBytes - used - promisedBytes);
    }

    @Override
    public long totalBytes() {
        return capacityBytes;
    }

    @Override
    public Optional<String> ailment() {
        return ailment;
    }

    @Override
    public synchronized Incoming receive(Key key, long expectedBytes) {
        requireWorking();
        long promised = Math.max(0, expectedBytes);
        if (promised > freeBytes()) {
            throw new PoolBroken.Full("Pool " + name + " is full.");
        }
        if (inHand.contains(key) || resting.containsKey(key)) {
            throw new PoolBroken.Taken(key);
        }
        inHand.add(key);
        resting.put(key, new Resting(new byte[0], clock.instant()));
        promisedBytes += promised;
        return new Coming(key, promised);
    }

    private void requireWorking() {
        ailment.ifPresent(sentence -> {
            throw new PoolBroken(sentence);
        });
    }

    @Override
    public Optional<Stored> open(Key key) {
        requireWorking();
        return Optional.ofNullable(resting.get(key)).map(r -> new Open(r.bytes()));
    }

    @Override
    public void remove(Key key) {
        requireWorking();
        resting.remove(key);
    }

    @Override
    public void setAside(Key key) {
        requireWorking();
        Optional.ofNullable(resting.remove(key)).ifPresent(bytes -> aside.put(key, bytes));
    }

    /// What lies aside.
    public Set<Key> aside() {
        return Set.copyOf(aside.keySet());
    }

    /// What happens to bytes behind the site's back; empty: they are gone.
    public void damage(Key key, Optional<byte[]> now) {
        resting.compute(
                key,
                (k, before) ->
                        now.map(bytes -> new Resting(bytes, clock.instant())).orElse(null));
    }

    @Override
    public int shelves() {
        return SHELVES;
    }

    @Override
    public void forEach(int shelf, Consumer<Key> visitor) {
        requireWorking();
        resting.keySet().stream()
                .filter(key -> Math.floorMod(key.hashCode(), SHELVES) == shelf)
                .toList()
                .forEach(visitor);
    }

    private synchronized void grow(Key key, byte[] all, long promised) {
        requireWorking();
        Resting before = resting.getOrDefault(key, new Resting(new byte[0], Instant.EPOCH));
        long growth = all.length - before.bytes().length - promised;
        if (growth > freeBytes()) {
            throw new PoolBroken.Full("Pool " + name + " is full.");
        }
        promisedBytes -= promised;
        resting.put(key, new Resting(all, clock.instant()));
    }

    private synchronized void end(Key key, boolean finished, long promised) {
        promisedBytes -= promised;
        if (!finished) {
            resting.remove(key);
        }
        inHand.remove(key);
    }

    private final class Coming implements Incoming {
        private final Key key;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long promised;
        private boolean finished;
        private boolean closed;

        Coming(Key key, long promised) {
            this.key = key;
            this.promised = promised;
        }

        @Override
        public void write(ByteBuffer buffer) {
            requireOpen();
            byte[] more = new byte[buffer.remaining()];
            buffer.get(more);
            bytes.writeBytes(more);
            long kept = Math.min(promised, more.length);
            grow(key, bytes.toByteArray(), kept);
            promised -= kept;
        }

        @Override
        public void finish() {
            requireOpen();
            requireWorking();
            finished = true;
        }

        private void requireOpen() {
            if (finished || closed) {
                throw new IllegalStateException("this upload has ended");
            }
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                end(key, finished, promised);
            }
        }
    }

    private static final class Open implements Stored {
        private final byte[] bytes;
        private volatile boolean closed;

        Open(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long sizeBytes() {
            return bytes.length;
        }

        @Override
        public int read(ByteBuffer into, long position) {
            requireOpen();
            if (position >= bytes.length) {
                return -1;
            }
            int count = (int) Math.min(into.remaining(), bytes.length - position);
            into.put(bytes, (int) position, count);
            return count;
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
            requireOpen();
            long start = Math.min(position, bytes.length);
            return target.write(ByteBuffer.wrap(bytes, (int) start, (int) Math.min(count, bytes.length - start)));
        }

        private void requireOpen() {
            if (closed) {
                throw new IllegalStateException("these bytes have been closed");
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
