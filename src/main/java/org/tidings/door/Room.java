package org.tidings.door;

import org.tidings.model.FileId;
import org.tidings.namespace.Entry;
import org.tidings.pool.Pool;
import org.tidings.pool.PoolBroken;

/// Room made in a pool for bytes to come, under a key nobody else has.
record Room(Bytes bytes, Pool.Incoming incoming) {

    /// @param sizeBytes as announced, or -1
    /// @throws PoolBroken.Full when no pool has room
    static Room forNewFile(Ground ground, long sizeBytes) {
        Pool pool = ground.pools().choose(sizeBytes);
        return receive(ground, pool, ground.mint().keyOfNewFile(), sizeBytes);
    }

    /// For the next generation of a file that no other upload has, and that no crashed one left bytes of.
    static Room forOverwrite(Ground ground, Entry.File file, long sizeBytes) {
        Pool pool = ground.pools().choose(sizeBytes);
        FileId id = file.id();
        long generation = file.content().generation();
        for (int i = 0; i < Ground.TRIES; i++) {
            Pool.Key key = ground.mint().keyAfter(id, generation);
            try {
                return receive(ground, pool, key, sizeBytes);
            } catch (PoolBroken.Taken taken) {
                generation = key.generation();
            }
        }
        throw new PoolBroken("Crashed uploads have left bytes of " + id + "; the sweep at start removes them.");
    }

    private static Room receive(Ground ground, Pool pool, Pool.Key key, long sizeBytes) {
        boolean received = false;
        try {
            Pool.Incoming incoming = pool.receive(key, sizeBytes);
            received = true;
            return new Room(new Bytes(pool, key), incoming);
        } finally {
            if (!received) {
                ground.mint().giveBack(key);
            }
        }
    }
}
