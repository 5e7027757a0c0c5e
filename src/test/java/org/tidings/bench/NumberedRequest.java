package org.tidings.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A request rendered once; only the number in its path changes from one to the next.
final class NumberedRequest {
    private final byte[] bytes;
    private final int digitsAt;
    private final long distinct;

    private NumberedRequest(byte[] bytes, long distinct) {
        this.bytes = bytes;
        this.distinct = distinct;
        String start = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
        this.digitsAt = start.indexOf("0".repeat(Tick.DIGITS));
    }

    /// Puts `directory/tick<number>` with this many bytes.
    static NumberedRequest put(Door door, String directory, int size) {
        byte[] head = door.head("PUT", directory + "/" + Tick.name(0), "Content-Length: " + size + "\r\n");
        byte[] whole = Arrays.copyOf(head, head.length + size);
        Arrays.fill(whole, head.length, whole.length, (byte) 'x');
        return new NumberedRequest(whole, Long.MAX_VALUE);
    }

    /// Gets one of the first `distinct` files of a directory, in turn.
    static NumberedRequest get(Door door, String directory, long distinct) {
        return new NumberedRequest(door.head("GET", directory + "/" + Tick.name(0), ""), distinct);
    }

    /// Makes the directory `directory/dir<number>`.
    static NumberedRequest makeDirectory(Door door, String directory) {
        return new NumberedRequest(
                door.head("MKCOL", directory + "/dir" + "0".repeat(Tick.DIGITS), ""), Long.MAX_VALUE);
    }

    int length() {
        return bytes.length;
    }

    /// Renders the request with this number, ready to be written.
    void render(long number, ByteBuffer into) {
        Tick.write(number % distinct, bytes, digitsAt);
        into.clear().put(bytes).flip();
    }
}
