package org.tidings.door;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.tidings.model.FileId;
import org.tidings.pool.Pool;

/// Strikes what must be new: times, file ids, and generations that no other upload under way has.
///
/// Two uploads over the same file write at the same time, so each gets a generation of its own; the one
/// that is finished later moves its bytes to a still later generation if need be.
public final class Mint {
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ConcurrentHashMap<FileId, Lent> lent = new ConcurrentHashMap<>();
    private final Set<Pool.Key> underWay = ConcurrentHashMap.newKeySet();

    /// Generations handed out for one file and not given back.
    private record Lent(long highest, int users) {}

    /// @param random safe for several threads
    public Mint(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /// The present, in whole microseconds as the log keeps time.
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    public FileId fileId() {
        return FileId.at(clock.instant(), random);
    }

    /// A random token of 128 bits, in the form of RFC 9562.
    String uuid() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(3L << 62)) | (2L << 62);
        return new java.util.UUID(high, low).toString();
    }

    /// The key of a new file's first bytes; to be given back when they have a name or are gone.
    Pool.Key keyOfNewFile() {
        return lend(new Pool.Key(fileId(), 1));
    }

    /// A key for new bytes of a file that stands at `current`; to be given back when they have a name or are gone.
    Pool.Key keyAfter(FileId file, long current) {
        Lent now = lent.merge(
                file,
                new Lent(current + 1, 1),
                (old, fresh) -> new Lent(Math.max(old.highest(), current) + 1, old.users() + 1));
        return lend(new Pool.Key(file, now.highest()));
    }

    private Pool.Key lend(Pool.Key key) {
        underWay.add(key);
        return key;
    }

    /// Whether there may be bytes under this key that have no name *yet*. One that was given back has its name in the
    /// namespace by then, or will never have one.
    public boolean isUnderWay(Pool.Key key) {
        return underWay.contains(key);
    }

    /// Ends the use of a key: its bytes have their name, or are gone.
    void giveBack(Pool.Key key) {
        underWay.remove(key);
        lent.computeIfPresent(
                key.file(), (file, old) -> old.users() == 1 ? null : new Lent(old.highest(), old.users() - 1));
    }
}
