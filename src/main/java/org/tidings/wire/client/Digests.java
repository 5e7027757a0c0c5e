package org.tidings.wire.client;

import java.net.http.HttpHeaders;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The `Digest` header of RFC 3230: adler32 in hex, the others in base64; shown as hex.
final class Digests {
    private Digests() {}

    static Map<String, String> of(HttpHeaders headers) {
        Map<String, String> digests = new TreeMap<>();
        for (String value : headers.allValues("Digest")) {
            for (String part : value.split(",")) {
                int equals = part.indexOf('=');
                if (equals > 0) {
                    String name = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                    digests.put(name, hex(name, part.substring(equals + 1).strip()));
                }
            }
        }
        return digests;
    }

    private static String hex(String name, String value) {
        if (name.equals("adler32") || name.equals("crc32c")) {
            return value;
        }
        try {
            return HexFormat.of().formatHex(Base64.getDecoder().decode(value));
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
