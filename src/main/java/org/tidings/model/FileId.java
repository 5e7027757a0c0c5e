package org.tidings.model;

import java.time.Instant;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// The identity of a file or directory at its site, for life: it outlives renames and overwrites.
///
/// 36 lower-case hex digits, as dCache's PNFS ids are. Ids are made time-ordered (`0000`, 48 bits of
/// milliseconds, 80 random bits), so an index over them grows at its end, and random enough that
/// nobody can count somebody else's files by them.
///
/// @param hex exactly 36 digits of `0-9a-f`
public record FileId(String hex) implements Comparable<FileId> {
    public static final int HEX_DIGITS = 36;
    private static final HexFormat HEX = HexFormat.of();

    /// The root directory of every site.
    public static final FileId ROOT = new FileId("0".repeat(HEX_DIGITS));

    public FileId {
        if (hex.length() != HEX_DIGITS || !isLowerHex(hex)) {
            throw new IllegalArgumentException("a file id is 36 lower-case hex digits");
        }
    }

    /// A new id of this moment.
    public static FileId at(Instant now, RandomGenerator random) {
        return new FileId("0000"
                + HEX.toHexDigits(now.toEpochMilli(), 12)
                + HEX.toHexDigits((short) random.nextInt())
                + HEX.toHexDigits(random.nextLong()));
    }

    public static FileId ofBytes(byte[] bytes) {
        return new FileId(HEX.formatHex(bytes));
    }

    /// The id as 18 bytes, in the same order as the hex form.
    public byte[] toBytes() {
        return HEX.parseHex(hex);
    }

    public boolean isRoot() {
        return equals(ROOT);
    }

    /// A loop and no stream: every line that is read makes several ids.
    private static boolean isLowerHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(FileId other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
