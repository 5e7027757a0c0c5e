package org.tidings.loss;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.model.Checksum;
import org.tidings.pool.Checksummer;
import org.tidings.pool.Pool;
import org.tidings.pool.PoolBroken;

/// A file's bytes being read again from the first to the last, in steps, and compared with what is known of them.
/// What is bad is read a second time before it is believed.
final class Rereading implements AutoCloseable {
    private static final int TIMES = 2;

    private final Held held;
    private final ByteBuffer buffer;
    private Optional<Open> open = Optional.empty();
    private int begun;

    /// One time through.
    private static final class Open {
        private final Pool.Stored bytes;
        private final Checksummer checksummer;
        private long position;

        Open(Pool.Stored bytes, Checksummer checksummer) {
            this.bytes = bytes;
            this.checksummer = checksummer;
        }
    }

    /// @param buffer to read into; ours while we are stepped
    Rereading(Held held, ByteBuffer buffer) {
        this.held = held;
        this.buffer = buffer;
    }

    Held held() {
        return held;
    }

    /// Reads on, as many bytes as fit the buffer.
    ///
    /// @return what they are, once that is known
    Optional<Condition> readOn() {
        try {
            return open.isPresent() ? read(open.get()) : begin();
        } catch (PoolBroken broken) {
            boolean opened = open.isPresent();
            close();
            // A disk that says no more than no may be away, or out of file handles: that says nothing of these bytes.
            boolean known = opened && held.pool().ailment().isEmpty();
            return known ? bad(Condition.UNREADABLE) : Optional.of(Condition.UNKNOWN);
        }
    }

    /// How many bytes the last step read.
    int lastRead() {
        return buffer.position();
    }

    private Optional<Condition> begin() {
        begun++;
        buffer.clear();
        Optional<Pool.Stored> stored = held.pool().open(held.key());
        if (stored.isEmpty()) {
            return bad(Condition.MISSING);
        }
        open = Optional.of(new Open(stored.get(), new Checksummer(algorithms())));
        if (stored.get().sizeBytes() != held.file().content().sizeBytes()) {
            close();
            return bad(Condition.CORRUPT);
        }
        return Optional.empty();
    }

    private Set<Checksum.Algorithm> algorithms() {
        Set<Checksum.Algorithm> known = EnumSet.noneOf(Checksum.Algorithm.class);
        held.file().content().checksums().forEach(checksum -> known.add(checksum.algorithm()));
        return known;
    }

    private Optional<Condition> read(Open now) {
        int count = now.bytes.read(buffer.clear(), now.position);
        if (count > 0) {
            now.position += count;
            now.checksummer.update(buffer.duplicate().flip());
            return Optional.empty();
        }
        List<Checksum> found = now.checksummer.finish();
        close();
        return found.containsAll(held.file().content().checksums())
                ? Optional.of(Condition.SOUND)
                : bad(Condition.CORRUPT);
    }

    private Optional<Condition> bad(Condition condition) {
        return begun < TIMES ? Optional.empty() : Optional.of(condition);
    }

    @Override
    public void close() {
        Optional<Open> last = open;
        open = Optional.empty();
        last.ifPresent(o -> o.bytes.close());
    }
}
