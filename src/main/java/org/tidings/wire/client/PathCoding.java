package org.tidings.wire.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.tidings.model.StoragePath;

/// Paths in URLs: percent-encoded UTF-8, as RFC 3986 has it.
final class PathCoding {
    private static final String KEPT = "-._~/";

    private PathCoding() {}

    static String encoded(StoragePath path) {
        return encoded(path.text());
    }

    static String encoded(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (plain || KEPT.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
                out.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return out.toString();
    }

    /// The path of a `href`, which may be a whole URL and may end in a slash.
    static StoragePath ofHref(String href) {
        String path = href;
        int scheme = href.indexOf("://");
        if (scheme >= 0) {
            int slash = href.indexOf('/', scheme + 3);
            path = slash < 0 ? "/" : href.substring(slash);
        }
        return StoragePath.lenient(decoded(path));
    }

    private static String decoded(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%' && i + 2 < raw.length) {
                bytes.write(Integer.parseInt(text(raw, i + 1), 16));
                i += 2;
            } else {
                bytes.write(raw[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String text(byte[] raw, int at) {
        return new String(raw, at, 2, StandardCharsets.US_ASCII);
    }
}
