package org.tidings.loss;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import org.tidings.namespace.Entry;
import org.tidings.pool.Pool;
import org.tidings.pool.PoolBroken;
import org.tidings.pool.Pools;

/// A file and the pool that should hold its bytes.
record Held(Entry.File file, Pool pool) {

    /// Empty when the pool is none of this site's now.
    static Optional<Held> of(Entry.File file, Pools pools) {
        return pools.named(file.content().pool()).map(pool -> new Held(file, pool));
    }

    Pool.Key key() {
        return new Pool.Key(file.id(), file.content().generation());
    }

    /// How the bytes look from outside: whether they are there, and as many as they should be.
    ///
    /// Missing only if they were so twice: a disk that is just being mounted can look empty once.
    Condition glance() {
        try {
            OptionalLong bytes = pool.sizeOf(key());
            if (bytes.isEmpty()) {
                bytes = pool.sizeOf(key());
            }
            if (bytes.isEmpty()) {
                return Condition.MISSING;
            }
            return bytes.getAsLong() == file.content().sizeBytes() ? Condition.SOUND : Condition.CORRUPT;
        } catch (PoolBroken away) {
            return Condition.UNKNOWN;
        }
    }

    Rereading reread(ByteBuffer buffer) {
        return new Rereading(this, buffer);
    }
}
