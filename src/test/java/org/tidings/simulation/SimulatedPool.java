package org.tidings.simulation;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.tidings.model.PoolName;
import org.tidings.pool.Pool;
import org.tidings.pool.PoolBroken;

/// A disk that loses what was not synced, tears what was half written, fills up, and goes away.
final class SimulatedPool implements Pool {
    private final PoolName name;
    private final Chance chance;
    private final Map<Key, byte[]> durable = new HashMap<>();
    private final Map<Key, ByteArrayOutputStream> cached = new HashMap<>();
    private final Map<Key, byte[]> damaged = new LinkedHashMap<>();
    private final boolean forgetful;

    /// @param forgetful a mutant: says it synced, and did not
    SimulatedPool(String name, Chance chance, boolean forgetful) {
        this.name = new PoolName(name);
        this.chance = chance;
        this.forgetful = forgetful;
    }

    /// What a power cut does: the unsynced bytes are gone, or torn.
    void crash() {
        cached.forEach((key, bytes) -> {
            if (chance.oneIn(2)) {
                byte[] torn = bytes.toByteArray();
                durable.put(key, Arrays.copyOf(torn, torn.length / 2));
            }
        });
        cached.clear();
    }

    /// What happens to a disk behind everybody's back, in words: bytes vanish, or become fewer, or come back.
    String decay() {
        if (!damaged.isEmpty() && chance.oneIn(3)) {
            Key key = chance.oneOf(List.copyOf(damaged.keySet()));
            if (!cached.containsKey(key)) {
                durable.put(key, damaged.remove(key));
            }
            return name + " finds " + key;
        }
        if (durable.isEmpty()) {
            return name + " has nothing to lose";
        }
        Key key = chance.oneOf(List.copyOf(durable.keySet()));
        byte[] whole = Objects.requireNonNull(durable.get(key));
        damaged.putIfAbsent(key, whole);
        if (whole.length == 0 || chance.oneIn(2)) {
            durable.remove(key);
            return name + " loses " + key;
        }
        durable.put(key, Arrays.copyOf(whole, whole.length - 1));
        return name + " spoils " + key;
    }

    /// Whether it is no wonder that bytes are not what they should be.
    boolean isDamaged(Key key) {
        return damaged.containsKey(key);
    }

    Optional<byte[]> bytes(Key key) {
        return Optional.ofNullable(durable.get(key))
                .or(() -> Optional.ofNullable(cached.get(key)).map(ByteArrayOutputStream::toByteArray));
    }

    @Override
    public PoolName name() {
        return name;
    }

    @Override
    public long freeBytes() {
        return 1 << 20;
    }

    @Override
    public long totalBytes() {
        return 1 << 21;
    }

    @Override
    public Incoming receive(Key key, long expectedBytes) {
        if (chance.fault(40)) {
            throw new PoolBroken.Full("The simulated disk is full.");
        }
        if (durable.containsKey(key) || cached.containsKey(key)) {
            throw new PoolBroken.Taken(key);
        }
        var bytes = new ByteArrayOutputStream();
        cached.put(key, bytes);
        return new Writing(key, bytes);
    }

    @Override
    public Optional<Stored> open(Key key) {
        return bytes(key).map(Reading::new);
    }

    @Override
    public void remove(Key key) {
        durable.remove(key);
        cached.remove(key);
        damaged.remove(key);
    }

    @Override
    public void setAside(Key key) {
        durable.remove(key);
        cached.remove(key);
    }

    @Override
    public Optional<String> ailment() {
        return Optional.empty();
    }

    @Override
    public int shelves() {
        return 1;
    }

    @Override
    public void forEach(int shelf, Consumer<Key> visitor) {
        List.copyOf(durable.keySet()).forEach(visitor);
        List.copyOf(cached.keySet()).forEach(visitor);
    }

    private final class Writing implements Incoming {
        private final Key key;
        private final ByteArrayOutputStream bytes;
        private boolean finished;

        Writing(Key key, ByteArrayOutputStream bytes) {
            this.key = key;
            this.bytes = bytes;
        }

        @Override
        public void write(ByteBuffer buffer) {
            if (chance.fault(60)) {
                throw new PoolBroken.Full("The simulated disk became full.");
            }
            byte[] chunk = new byte[buffer.remaining()];
            buffer.get(chunk);
            bytes.writeBytes(chunk);
        }

        @Override
        public void finish() {
            if (chance.fault(80)) {
                throw new PoolBroken("The simulated disk could not sync.");
            }
            finished = true;
            if (!forgetful || !chance.oneIn(20)) {
                durable.put(key, bytes.toByteArray());
                cached.remove(key);
            }
        }

        @Override
        public void close() {
            if (!finished) {
                remove(key);
            }
        }
    }

    private record Reading(byte[] bytes) implements Stored {
        @Override
        public long sizeBytes() {
            return bytes.length;
        }

        @Override
        public int read(ByteBuffer into, long position) {
            if (position >= bytes.length) {
                return -1;
            }
            int count = Math.min(into.remaining(), bytes.length - (int) position);
            into.put(bytes, (int) position, count);
            return count;
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) {
            throw new AssertionError("the simulation reads");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
