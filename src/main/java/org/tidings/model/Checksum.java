package org.tidings.model;

import java.util.Arrays;
import java.util.Optional;

/// A checksum of a whole file's bytes.
///
/// @param algorithm how it was computed
/// @param hex the value in lower-case hex, most significant byte first, as long as the algorithm says
public record Checksum(Algorithm algorithm, String hex) {

    /// The algorithms a site knows, by the names of events and of RFC 3230.
    public enum Algorithm {
        ADLER32("adler32", 4),
        CRC32C("crc32c", 4),
        MD5("md5", 16),
        SHA_1("sha", 20),
        SHA_256("sha-256", 32),
        SHA_512("sha-512", 64);

        private final String wireName;
        private final int bytes;

        Algorithm(String wireName, int bytes) {
            this.wireName = wireName;
            this.bytes = bytes;
        }

        /// The name in events, configuration and `Digest` headers.
        public String wireName() {
            return wireName;
        }

        /// How long a value is, in bytes.
        public int bytes() {
            return bytes;
        }

        public static Optional<Algorithm> named(String wireName) {
            return Arrays.stream(values())
                    .filter(a -> a.wireName.equalsIgnoreCase(wireName))
                    .findFirst();
        }
    }

    public Checksum {
        if (hex.length() != algorithm.bytes() * 2 || !hex.chars().allMatch(Checksum::isLowerHex)) {
            throw new IllegalArgumentException("a checksum by " + algorithm.wireName() + " is " + algorithm.bytes() * 2
                    + " lower-case hex digits");
        }
    }

    private static boolean isLowerHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    @Override
    public String toString() {
        return algorithm.wireName() + "=" + hex;
    }
}
