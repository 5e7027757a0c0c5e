package org.tidings.wire.http;

import java.net.InetAddress;
import java.util.List;
import org.tidings.access.AddressRange;

/// How many may come at once, and how often.
///
/// @param connections open at once; a further one is told 503 and closed
/// @param connectionsPerAddress of those, from one address, or one /64 of IPv6; a further one is told 429 and closed
/// @param requests answered at once, event streams aside; a further one is 503
/// @param requestsPerSecond from one such address, in the long run; more is 429; 0 for any number
/// @param unlimited addresses that no limit per address is for, such as a proxy that speaks for many
public record Crowding(
        int connections, int connectionsPerAddress, int requests, int requestsPerSecond, List<AddressRange> unlimited) {
    /// What comes from this machine comes from a proxy, or from somebody who may do worse to it than ask.
    public static final List<AddressRange> THIS_MACHINE =
            List.of(AddressRange.parse("127.0.0.0/8"), AddressRange.parse("::1"));

    public static final Crowding USUAL = new Crowding(25_000, 5_000, 2_000, 5_000, THIS_MACHINE);

    public Crowding {
        unlimited = List.copyOf(unlimited);
    }

    boolean isLimited(InetAddress address) {
        return unlimited.stream().noneMatch(range -> range.contains(address));
    }
}
