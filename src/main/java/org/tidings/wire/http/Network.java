package org.tidings.wire.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/// Where a connection comes from, for counting: an address, or the /64 of an IPv6 address, as one holder has all of it.
///
/// @param name the same for all of them
record Network(String name) {
    private static final int PREFIX_BYTES = 8;

    static Network of(InetAddress address) {
        if (address instanceof Inet6Address) {
            return new Network(Arrays.toString(Arrays.copyOf(address.getAddress(), PREFIX_BYTES)));
        }
        return new Network(address.getHostAddress());
    }
}
