package org.tidings.wire.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// How often each of many may do something: a token bucket for each, kept as one number (the generic cell rate
/// algorithm, ITU-T I.371), so that asking costs a look-up and one compare-and-set.
///
/// A bucket holds what five seconds bring. Those that are full again are forgotten when there are many; should there
/// be too many that are not, newcomers are not counted: limits on all together still hold.
///
/// @param <K> who
public final class Allowance<K> {
    private static final long BURST_SECONDS = 5;
    private static final int MANY = 100_000;

    private final long gapNanos;
    private final long burstNanos;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<K, AtomicLong> paidUntil = new ConcurrentHashMap<>();

    /// @param perSecond 0 for as often as they like
    /// @param nanoTime a clock that only goes on
    public Allowance(int perSecond, LongSupplier nanoTime) {
        this.gapNanos = perSecond <= 0 ? 0 : 1_000_000_000L / perSecond;
        this.burstNanos = Math.max(gapNanos, BURST_SECONDS * 1_000_000_000L) - gapNanos;
        this.nanoTime = nanoTime;
    }

    /// Everybody as often as they like.
    public static <K> Allowance<K> unlimited() {
        return new Allowance<>(0, () -> 0);
    }

    /// Takes one; empty if it may be done, or how long to wait.
    public Optional<Duration> take(K who) {
        if (gapNanos == 0) {
            return Optional.empty();
        }
        long now = nanoTime.getAsLong();
        AtomicLong bucket = paidUntil.get(who);
        if (bucket == null) {
            if (paidUntil.size() >= MANY && !madeRoom(now)) {
                return Optional.empty();
            }
            bucket = paidUntil.computeIfAbsent(who, newcomer -> new AtomicLong(now));
        }
        return taken(bucket, now);
    }

    private Optional<Duration> taken(AtomicLong bucket, long now) {
        while (true) {
            long paid = bucket.get();
            long ahead = Math.max(0, paid - now);
            if (ahead > burstNanos) {
                return Optional.of(Duration.ofNanos(ahead - burstNanos));
            }
            if (bucket.compareAndSet(paid, now + ahead + gapNanos)) {
                return Optional.empty();
            }
        }
    }

    private boolean madeRoom(long now) {
        paidUntil.values().removeIf(bucket -> bucket.get() - now <= 0);
        return paidUntil.size() < MANY;
    }
}
