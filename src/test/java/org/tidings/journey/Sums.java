package org.tidings.journey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.Adler32;

/// Checksums, computed by others than Tidings.
final class Sums {
    private Sums() {}

    /// As 8 hex digits.
    static String adler32(byte[] bytes) {
        var sum = new Adler32();
        sum.update(bytes);
        return "%08x".formatted(sum.getValue());
    }

    static String base64OfHex(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    /// @param algorithm by the JDK's name
    static String base64(String algorithm, String text) {
        try {
            byte[] sum = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
