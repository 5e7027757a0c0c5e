package org.tidings.crash;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.zip.Adler32;

/// What is known of a file's bytes.
///
/// @param adler32 8 hex digits
/// @param sha256 64 hex digits
record Print(long sizeBytes, String adler32, String sha256) {

    static Print of(byte[] bytes) {
        var adler = new Adler32();
        adler.update(bytes);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Print(
                    bytes.length,
                    HexFormat.of().toHexDigits((int) adler.getValue()),
                    HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /// The bytes a seed stands for.
    static byte[] bytes(long seed, int size) {
        byte[] bytes = new byte[size];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }
}
