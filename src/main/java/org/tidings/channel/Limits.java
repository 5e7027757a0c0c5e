package org.tidings.channel;

import java.time.Duration;

/// The limits of channels.
///
/// @param perUser how many channels one user may have open
/// @param subscriptions how many one channel may have
/// @param usualTimeout how long a channel stands without a client, if nothing is said
/// @param longestTimeout the most that can be asked for
public record Limits(int perUser, int subscriptions, Duration usualTimeout, Duration longestTimeout) {
    /// The least that can be asked for.
    public static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(1);

    /// A client's name for its channel is cut to this (dCache).
    public static final int CLIENT_ID_CHARACTERS = 256;

    /// Metronomes of one channel.
    static final int METRONOMES = 16;

    public static final Limits DEFAULT = new Limits(128, 50_000, Duration.ofMinutes(5), Duration.ofDays(1));
}
