package org.tidings.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// How many `response` elements (RFC 4918 §14.24) went by, whatever their prefix; for an answer taken in pieces.
final class EntryCount {
    private static final byte[] TAG_END = "response>".getBytes(StandardCharsets.US_ASCII);

    private byte[] copy = new byte[1 << 16];
    private int matched;
    private long tags;

    void add(ByteBuffer piece) {
        int length = piece.remaining();
        if (length > copy.length) {
            copy = new byte[length];
        }
        piece.get(copy, 0, length);
        for (int at = 0; at < length; at++) {
            byte next = copy[at];
            matched = next == TAG_END[matched] ? matched + 1 : next == TAG_END[0] ? 1 : 0;
            if (matched == TAG_END.length) {
                tags++;
                matched = 0;
            }
        }
    }

    long entries() {
        return tags / 2;
    }
}
