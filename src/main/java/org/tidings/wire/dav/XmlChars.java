package org.tidings.wire.dav;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The characters of an XML document: UTF-8, or UTF-16 where it begins with that byte order mark (RFC 4918 §8.2 asks
/// for
/// no other). Bytes that are neither end the reading with a `CharacterCodingException`.
///
/// The JDK's XML reader would find out by itself, and writes of every document it cannot decode to the terminal.
final class XmlChars {
    private static final int MARK_BYTES = 3;

    private XmlChars() {}

    static Reader of(InputStream document) throws IOException {
        var in = new PushbackInputStream(document, MARK_BYTES);
        byte[] start = in.readNBytes(MARK_BYTES);
        if (isMark(start, 0xEF, 0xBB, 0xBF)) {
            return decoded(in, StandardCharsets.UTF_8);
        }
        in.unread(start);
        boolean wide = isMark(start, 0xFE, 0xFF) || isMark(start, 0xFF, 0xFE);
        return decoded(in, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    }

    private static boolean isMark(byte[] start, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= start.length || (start[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Reader decoded(InputStream in, Charset charset) {
        return new InputStreamReader(in, charset.newDecoder());
    }
}
