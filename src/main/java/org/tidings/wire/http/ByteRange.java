package org.tidings.wire.http;

/// One stretch of a file's bytes.
///
/// @param first the first byte, from 0
/// @param last the last byte, included
public record ByteRange(long first, long last) {
    public ByteRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("a range holds at least one byte");
        }
    }

    public long length() {
        return last - first + 1;
    }

    /// The value of `Content-Range` (RFC 9110 §14.4) for this part of a file of that size.
    public String of(long sizeBytes) {
        return "bytes " + first + "-" + last + "/" + sizeBytes;
    }
}
