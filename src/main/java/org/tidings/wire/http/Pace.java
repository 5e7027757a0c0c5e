package org.tidings.wire.http;

import java.time.Duration;

/// How slow a client may be. Event streams are not measured by it: they have patience of their own.
///
/// @param header from the first byte of a request's header to its last, and from connecting to the end of the first
///     header; later is 408 or, where nothing was said yet, the end of the connection
/// @param idle how long nothing may come or go within a request, or between two
/// @param grace how long the network may be waited for, in one body, before its rate counts
/// @param bytesPerSecond the least rate at which a body comes or goes after that; slower is 408 for one that comes, and
///     the end of the connection for one that goes; 0 for any
public record Pace(Duration header, Duration idle, Duration grace, int bytesPerSecond) {
    public static final Pace USUAL =
            new Pace(Duration.ofSeconds(20), Duration.ofSeconds(120), Duration.ofSeconds(30), 1000);

    /// Whether so many bytes are too few for the time their sender, or receiver, was waited for.
    boolean isTooSlow(long bytes, long waitedNanos) {
        return bytesPerSecond > 0 && waitedNanos > patienceNanos(bytes);
    }

    /// How long so many bytes may take; the rate is not 0.
    long patienceNanos(long bytes) {
        return grace.toNanos() + (long) (bytes * 1_000_000_000.0 / bytesPerSecond);
    }
}
