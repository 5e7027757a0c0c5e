package org.tidings.delivery;

import java.time.Duration;

/// The limits of delivery.
///
/// @param heartbeat after so long without anything to say, a sign of life is sent
/// @param patience a listener that takes nothing at all for so long is cut
/// @param buffered bytes that may wait for one live listener before he is sent back to reading the log
/// @param streams how many listeners there may be, in all
/// @param streamsPerUser how many of one user; anonymous listeners count as one user
/// @param listings how many listings of existing files may be made at the same time
public record Settings(
        Duration heartbeat, Duration patience, int buffered, int streams, int streamsPerUser, int listings) {

    public static final Settings DEFAULT =
            new Settings(Duration.ofSeconds(15), Duration.ofSeconds(30), 256 * 1024, 20_000, 10_000, 4);
}
