package org.tidings.delivery;

import java.util.Arrays;

/// A growing piece of UTF-8 text, used again and again so that composing a frame leaves no garbage.
public final class Bytes {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};
    private byte[] bytes;
    private int length;

    /// @param expected about how many bytes
    public Bytes(int expected) {
        bytes = new byte[expected];
    }

    /// Bytes so far.
    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /// A copy of them.
    public byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    void clear() {
        length = 0;
    }

    public Bytes put(byte[] more) {
        return put(more, more.length);
    }

    Bytes put(byte[] more, int count) {
        reserve(count);
        System.arraycopy(more, 0, bytes, length, count);
        length += count;
        return this;
    }

    public Bytes put(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    /// Text known to be ASCII.
    @SuppressWarnings("deprecation") // exactly what is wanted: the low bytes, without a copy
    public Bytes put(String ascii) {
        reserve(ascii.length());
        ascii.getBytes(0, ascii.length(), bytes, length);
        length += ascii.length();
        return this;
    }

    /// A number with leading zeros; digits that do not fit are cut off at the left.
    Bytes putDigits(long value, int width) {
        reserve(width);
        long rest = value;
        for (int i = length + width - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += width;
        return this;
    }

    /// A path as the path of a URI (RFC 3986): UTF-8, everything but unreserved characters and slashes
    /// percent-encoded; so it needs no JSON escapes.
    Bytes putUriPath(String path) {
        reserve(path.length() * 9);
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c < 0x80) {
                putOctet(c);
            } else {
                int codePoint = path.codePointAt(i);
                i += Character.charCount(codePoint) - 1;
                for (byte octet : Character.toString(codePoint).getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
                    putOctet(octet & 0xff);
                }
            }
        }
        return this;
    }

    private void putOctet(int c) {
        boolean plain = (c >= 'a' && c <= 'z')
                || (c >= '/' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
        if (plain) {
            bytes[length++] = (byte) c;
        } else {
            bytes[length++] = '%';
            bytes[length++] = HEX[c >> 4];
            bytes[length++] = HEX[c & 15];
        }
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
