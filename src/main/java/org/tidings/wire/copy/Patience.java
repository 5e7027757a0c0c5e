package org.tidings.wire.copy;

import java.time.Duration;
import java.util.Optional;

/// How long a copy may wait for the other side, and how slow it may be. Pure.
///
/// @param firstByte until an answer begins
/// @param stall between two bytes of it
/// @param grace in which bytes may come at any rate
/// @param bytesPerSecond at least, on average, after that; 0 for any
/// @param tidying for removing what a failed copy left
public record Patience(Duration firstByte, Duration stall, Duration grace, long bytesPerSecond, Duration tidying) {

    /// What a copy is doing.
    enum Phase {
        /// Waiting for the other side to answer.
        ASKING,
        /// Bytes come or go.
        MOVING,
        /// Waiting for our own disks.
        SETTLING,
        /// Removing what is left of a failure.
        TIDYING
    }

    /// How a phase goes.
    ///
    /// @param lasting since it began
    /// @param quiet since the last byte in it, or its beginning
    /// @param bytes in it
    record Sight(Phase phase, Duration lasting, Duration quiet, long bytes) {}

    /// What takes too long, in words that follow "the other side"; empty while all is well.
    Optional<String> lost(Sight sight) {
        return switch (sight.phase()) {
            case ASKING -> after(firstByte, sight.lasting(), "did not answer for ");
            case MOVING ->
                after(stall, sight.quiet(), "moved no byte for ")
                        .or(() -> isTooSlow(sight) ? slow() : Optional.empty());
            case SETTLING -> Optional.empty();
            case TIDYING -> after(tidying, sight.lasting(), "did not let go for ");
        };
    }

    private static Optional<String> after(Duration most, Duration now, String what) {
        return now.compareTo(most) > 0 ? Optional.of(what + most.toMillis() / 1000.0 + " s") : Optional.empty();
    }

    private boolean isTooSlow(Sight sight) {
        double counted = sight.lasting().minus(grace).toNanos() / 1e9;
        return counted > 0 && sight.bytes() < counted * bytesPerSecond;
    }

    private Optional<String> slow() {
        return Optional.of("is slower than " + bytesPerSecond + " bytes a second");
    }
}
