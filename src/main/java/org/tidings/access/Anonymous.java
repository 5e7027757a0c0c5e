package org.tidings.access;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What clients without credentials may do, at most: the mode bits for others still count.
public enum Anonymous {
    /// Nothing: everybody logs in.
    NONE,
    /// Look and read.
    READ,
    /// Whatever others may.
    FULL;

    private static final Set<Activity> READING = EnumSet.of(Activity.LIST, Activity.READ_METADATA, Activity.DOWNLOAD);

    /// Anybody, with what this policy leaves; empty if they may not come in.
    public Optional<Principal> principal() {
        return switch (this) {
            case NONE -> Optional.empty();
            case READ -> Optional.of(READER);
            case FULL -> Optional.of(Principal.ANONYMOUS);
        };
    }

    private static final Principal READER = new Principal(
            Principal.ANONYMOUS.name(),
            Principal.ANONYMOUS.uid(),
            Principal.ANONYMOUS.gids(),
            Principal.ANONYMOUS.home(),
            false,
            (activity, path) -> READING.contains(activity));
}
