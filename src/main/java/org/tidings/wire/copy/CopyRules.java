package org.tidings.wire.copy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What bounds third-party copies.
///
/// @param addresses where they may go
/// @param authority PEM file of authorities trusted beside the system's
/// @param room how many there may be
/// @param connect how long a connection may take to be made
/// @param patience with the other side
/// @param marker how often a client is told how far its copy is, at least
public record CopyRules(
        AddressRule addresses,
        Optional<Path> authority,
        Room room,
        Duration connect,
        Patience patience,
        Duration marker) {
    /// The draft says that a client hears something every 30 s at least; XRootD's clients are used to 5.
    public static final Duration MARKER = Duration.ofSeconds(4);

    /// How many copies there may be.
    ///
    /// @param atOnce carried out
    /// @param queued waiting for that
    public record Room(int atOnce, int queued) {}
}
