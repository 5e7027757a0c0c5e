package org.tidings.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// A network address, or all that begin like it (CIDR, RFC 4632 and RFC 4291).
///
/// @param bytes 4 or 16
/// @param bits how many of them count
@SuppressWarnings("ArrayRecordComponent") // compared by what is in it
public record AddressRange(byte[] bytes, int bits) {

    /// @throws IllegalArgumentException when it is neither
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] bytes = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash))
                .getAddress();
        int most = bytes.length * Byte.SIZE;
        int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("An address has no " + bits + " leading bits.");
        }
        return new AddressRange(bytes, bits);
    }

    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + bits;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    public boolean contains(String address) {
        return contains(InetAddress.ofLiteral(address));
    }

    public boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        int whole = bits / Byte.SIZE;
        if (other.length != bytes.length || !Arrays.equals(bytes, 0, whole, other, 0, whole)) {
            return false;
        }
        int mask = bits % Byte.SIZE == 0 ? 0 : 0xff00 >> bits % Byte.SIZE & 0xff;
        return mask == 0 || (bytes[whole] & mask) == (other[whole] & mask);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressRange range && bits == range.bits && Arrays.equals(bytes, range.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bytes) + bits;
    }
}
