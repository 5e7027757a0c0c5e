package org.tidings.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Counts tries to guess a password, and makes whoever tries often wait.
///
/// After some free failures each further one doubles the wait, from one second to half a minute; a quarter
/// of an hour of peace forgives all.
final class Attempts {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration FORGIVEN_AFTER = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 5;
    private static final int MOST_KEPT = 100_000;

    private final int free;
    private final InstantSource clock;
    private final Cache<String, Failures> failures;

    /// How often somebody failed or is failing now, and when the last try began.
    private record Failures(int count, Instant last) {}

    Attempts(int free, InstantSource clock) {
        this.free = free;
        this.clock = clock;
        this.failures = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(FORGIVEN_AFTER)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .executor(Runnable::run)
                .build();
    }

    /// How long `who` has to wait before trying again; zero if not.
    Duration pauseOf(String who) {
        Failures known = failures.getIfPresent(who);
        if (known == null || known.count() < free) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(known.count() - free, DOUBLINGS));
        pause = pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause;
        Duration left = Duration.between(clock.instant(), known.last().plus(pause));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /// A try begins. It counts as failed until [#succeeded], so that many at once gain nothing.
    void begin(String who) {
        failures.asMap()
                .merge(who, new Failures(1, clock.instant()), (old, one) -> new Failures(old.count() + 1, one.last()));
    }

    /// A try that began has succeeded and is not counted.
    void succeeded(String who) {
        failures.asMap()
                .computeIfPresent(
                        who, (name, old) -> old.count() <= 1 ? null : new Failures(old.count() - 1, old.last()));
    }

    /// The owner has shown who they are: earlier failures are theirs, or in vain.
    void forgive(String who) {
        failures.invalidate(who);
    }
}
