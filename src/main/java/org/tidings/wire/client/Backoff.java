package org.tidings.wire.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before trying again: doubling from a first pause to a longest, each time a random part of
/// it, so that many clients of one site do not come back at once.
public final class Backoff {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private final RandomGenerator random;
    private Duration first = Duration.ofSeconds(1);
    private int failures;

    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /// The server's wish for the first pause.
    void startingAt(Duration pause) {
        first = pause;
    }

    /// The pause after one more failure, from half of what it may be up to all of it.
    Duration next() {
        long most = Math.min(LONGEST.toMillis(), Math.max(100, first.toMillis()) << Math.min(failures, 10));
        failures++;
        return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    }

    /// After something worked.
    void reset() {
        failures = 0;
    }
}
