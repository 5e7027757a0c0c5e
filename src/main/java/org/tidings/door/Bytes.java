package org.tidings.door;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.model.Checksum;
import org.tidings.pool.Checksummer;
import org.tidings.pool.Pool;
import org.tidings.pool.PoolBroken;

/// Where some bytes lie.
record Bytes(Pool pool, Pool.Key key) {
    private static final int COPY_BYTES = 1 << 18;

    /// Copies the bytes, durably, and tells their checksums; nothing if they are not here.
    ///
    /// @throws PoolBroken.Full when there is no room for the copy
    Optional<List<Checksum>> copyTo(Room room, Set<Checksum.Algorithm> algorithms) {
        var checksummer = new Checksummer(algorithms);
        try (var to = room.incoming()) {
            Optional<Pool.Stored> stored = pool.open(key);
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            try (Pool.Stored from = stored.get()) {
                copy(from, to, checksummer);
            }
            to.finish();
        }
        return Optional.of(checksummer.finish());
    }

    private static void copy(Pool.Stored from, Pool.Incoming to, Checksummer checksummer) {
        var buffer = ByteBuffer.allocateDirect((int) Math.clamp(from.sizeBytes(), 1, COPY_BYTES));
        long position = 0;
        for (int n = from.read(buffer, position); n >= 0; n = from.read(buffer.clear(), position)) {
            position += n;
            buffer.flip();
            checksummer.update(buffer.duplicate());
            to.write(buffer);
        }
    }
}
