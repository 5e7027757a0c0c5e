package org.tidings.transfer;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.tidings.model.TransferEvent.FailureClass;

/// When a transfer that failed is tried again. Pure but for the chance it is given.
///
/// @param first the pause after a first failure
/// @param longest no pause is longer
public record Retry(Duration first, Duration longest) {
    public static final Retry USUAL = new Retry(Duration.ofSeconds(2), Duration.ofHours(8));
    private static final int MOST_DOUBLINGS = 20;

    /// The pause after so many failures in a row, from half of it to all of it by chance.
    ///
    /// @param attempts that failed, at least 1
    public Duration pause(int attempts, FailureClass kind, RandomGenerator random) {
        long most = Math.min(longest.toMillis(), first.toMillis() << Math.min(attempts - 1, MOST_DOUBLINGS));
        return switch (kind) {
            case CANCELLED -> Duration.ZERO;
            // Nothing was wrong with the copy itself, unless that happens again.
            case ABANDONED -> attempts == 1 ? Duration.ZERO : someOf(most, random);
            case SOURCE_MISSING,
                    SOURCE_DENIED,
                    SOURCE_UNREACHABLE,
                    DESTINATION_DENIED,
                    DESTINATION_UNREACHABLE,
                    DESTINATION_TAKEN,
                    NO_SPACE,
                    MISMATCH,
                    TIMEOUT,
                    OTHER -> someOf(most, random);
        };
    }

    private static Duration someOf(long mostMillis, RandomGenerator random) {
        return Duration.ofMillis(mostMillis / 2 + random.nextLong(mostMillis / 2 + 1));
    }
}
