package org.tidings.wire.copy;

import java.util.Optional;

/// What a push that failed has left at its destination. Pure.
enum Leftover {
    /// Nothing is there, or what was there before.
    NONE,
    /// What is there is a part of ours.
    OURS,
    /// Nobody can tell whose it is: it stays.
    UNKNOWN;

    /// What was seen at a place.
    sealed interface Seen {
        /// The server did not say.
        record Nothing() implements Seen {}

        record Absent() implements Seen {}

        record Present(Description what) implements Seen {}
    }

    /// @param before our bytes went there
    /// @param after they did
    /// @param offeredBytes how many of those can have arrived; what is larger is somebody else's
    static Leftover of(Seen before, Seen after, long offeredBytes) {
        return switch (after) {
            case Seen.Absent _ -> NONE;
            case Seen.Nothing _ -> UNKNOWN;
            case Seen.Present(Description now) ->
                switch (before) {
                    case Seen.Absent _ -> now.sizeBytes().orElse(0) <= offeredBytes ? OURS : UNKNOWN;
                    case Seen.Nothing _ -> UNKNOWN;
                    case Seen.Present(Description then) -> replaced(then, now, offeredBytes);
                };
        };
    }

    private static Leftover replaced(Description then, Description now, long offeredBytes) {
        Optional<Boolean> changed = changed(then, now);
        if (changed.isEmpty() || (changed.get() && now.sizeBytes().orElse(0) > offeredBytes)) {
            return UNKNOWN;
        }
        return changed.get() ? OURS : NONE;
    }

    /// Whether these are other bytes; empty when that cannot be told.
    private static Optional<Boolean> changed(Description then, Description now) {
        if (!then.sizeBytes().equals(now.sizeBytes())) {
            return Optional.of(true);
        }
        if (then.tag().isPresent() && now.tag().isPresent()) {
            return Optional.of(!then.tag().equals(now.tag()));
        }
        return then.checksums().isEmpty() || now.checksums().isEmpty()
                ? Optional.empty()
                : Optional.of(!then.checksums().equals(now.checksums()));
    }
}
