package org.tidings.wire.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Percent-encoding of RFC 3986 §2.1, strict in both directions: bytes are UTF-8 or refused.
public final class PercentCoding {
    private static final String HEX = "0123456789ABCDEF";
    private static final boolean[] PLAIN = new boolean[128];

    static {
        String plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$()*,;=:@";
        plain.chars().forEach(c -> PLAIN[c] = true);
    }

    private PercentCoding() {}

    /// The text with its escapes resolved once.
    ///
    /// @throws RequestRefused for an escape that is not two hex digits, and for bytes that are not UTF-8
    public static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 3);
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == '%') {
                bytes.put((byte) escapeAt(text, at));
                at += 3;
            } else {
                int end = text.indexOf('%', at);
                int stop = end < 0 ? text.length() : end;
                bytes.put(utf8(text, at, stop));
                at = stop;
            }
        }
        return text(bytes.flip());
    }

    /// Appends the text as one path segment: everything but characters that are plain in a path, in XML and
    /// in HTML alike is escaped.
    static void encode(String text, StringBuilder out) {
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            plain++;
        }
        out.append(text, 0, plain);
        if (plain == text.length()) {
            return;
        }
        for (byte b : text.substring(plain).getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0 && PLAIN[b]) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
            }
        }
    }

    private static boolean isPlain(char c) {
        return c < 128 && PLAIN[c];
    }

    private static int escapeAt(String text, int at) {
        int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
        int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
        if (high < 0 || low < 0 || text.charAt(at + 1) > 127 || text.charAt(at + 2) > 127) {
            throw RequestRefused.malformed("A percent sign in a URL is followed by two hex digits.");
        }
        return high << 4 | low;
    }

    private static ByteBuffer utf8(String text, int from, int to) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text, from, to));
        } catch (CharacterCodingException notUnicode) {
            throw RequestRefused.malformed("A URL is text that UTF-8 can write.");
        }
    }

    private static String text(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException notUtf8) {
            throw RequestRefused.malformed("The escapes of a URL stand for UTF-8.");
        }
    }
}
