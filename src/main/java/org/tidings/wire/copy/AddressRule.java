package org.tidings.wire.copy;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.tidings.access.AddressRange;

/// To which addresses a site connects because somebody tells it to. The public ones, and of the others those that its
/// configuration names: else whoever may order copies could reach what only this machine can (server-side request
/// forgery).
///
/// @param everything whether all is allowed
/// @param ranges of others that are allowed
public record AddressRule(boolean everything, List<AddressRange> ranges) {
    public static final AddressRule PUBLIC_ONLY = new AddressRule(false, List.of());
    public static final AddressRule EVERYTHING = new AddressRule(true, List.of());

    /// Neither private, nor of this machine or link, nor of many: the special-purpose registries of IANA (RFC 6890).
    private static final List<AddressRange> SPECIAL = List.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/16",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "fc00::/7",
                    "fe80::/9",
                    "ff00::/8")
            .stream()
            .map(AddressRange::parse)
            .toList();

    private static final AddressRange TRANSLATED = AddressRange.parse("64:ff9b::/96");
    private static final AddressRange SIX_TO_FOUR = AddressRange.parse("2002::/16");

    public AddressRule {
        ranges = List.copyOf(ranges);
    }

    public boolean permits(InetAddress address) {
        if (everything || ranges.stream().anyMatch(range -> range.contains(address))) {
            return true;
        }
        return SPECIAL.stream().noneMatch(range -> range.contains(address))
                && (!(address instanceof Inet6Address six) || permitsInner(six));
    }

    /// Addresses of IPv6 that lead to one of IPv4 (RFC 6052, RFC 3056) are judged by that.
    private boolean permitsInner(Inet6Address address) {
        byte[] bytes = address.getAddress();
        if (TRANSLATED.contains(address)) {
            return permits(inner(bytes, 12));
        }
        return !SIX_TO_FOUR.contains(address) || permits(inner(bytes, 2));
    }

    private static InetAddress inner(byte[] bytes, int from) {
        try {
            return Inet4Address.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of IPv4 has four bytes", e);
        }
    }
}
