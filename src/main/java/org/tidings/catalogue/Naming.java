package org.tidings.catalogue;

import java.nio.ByteBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.tidings.model.Did;
import org.tidings.model.StoragePath;

/// Which DID a path of a site is: the first name is the scope, the rest the name. No two paths are one DID.
///
/// A file in the root directory itself has the scope `.`, which no directory is called. What is too long for a DID is
/// cut, and a hash of the whole stands for the rest.
public final class Naming {
    private static final String ROOT_SCOPE = ".";
    private static final int HASH_BYTES = 16;
    private static final int ENDING_BYTES = 1 + 2 * HASH_BYTES;
    /// Stands for what was cut.
    private static final char CUT = '~';

    private Naming() {}

    public static Did didOf(StoragePath path) {
        String text = path.text();
        int slash = text.indexOf('/', 1);
        return slash < 0
                ? new Did(ROOT_SCOPE, text.substring(1))
                : new Did(scope(text.substring(1, slash)), name(text.substring(slash + 1)));
    }

    /// Where the DIDs of all files below a directory are found, maybe among others.
    public record Range(String scope, String namePrefix) {}

    /// @param directory not the root
    public static Range below(StoragePath directory) {
        String text = directory.text();
        int slash = text.indexOf('/', 1);
        return slash < 0
                ? new Range(scope(text.substring(1)), "")
                : new Range(
                        scope(text.substring(1, slash)), begin(text.substring(slash + 1) + "/", Did.MAX_NAME_BYTES));
    }

    /// A colon would end the scope too early, and no two names may be written alike.
    private static String scope(String name) {
        return fitted(name.replace("%", "%25").replace(":", "%3A"), Did.MAX_SCOPE_BYTES);
    }

    private static String name(String text) {
        return fitted(text, Did.MAX_NAME_BYTES);
    }

    private static String fitted(String text, int maxBytes) {
        return bytes(text).length <= maxBytes ? text : begin(text, maxBytes) + CUT + hash(text);
    }

    /// As much of the text as stands before a cut, in whole characters.
    private static String begin(String text, int maxBytes) {
        byte[] all = bytes(text);
        int kept = Math.min(all.length, maxBytes - ENDING_BYTES);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.IGNORE);
        try {
            return decoder.decode(ByteBuffer.wrap(all, 0, kept)).toString();
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new IllegalStateException("malformed input is ignored", e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes(text));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
