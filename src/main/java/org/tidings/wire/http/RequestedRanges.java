package org.tidings.wire.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What a `Range` field (RFC 9110 §14.2) asks of a file of a known size.
///
/// Ranges that overlap are answered joined and in order, so no request can be answered by more bytes
/// than the file has. Ranges that do not overlap keep the order they were asked in.
public sealed interface RequestedRanges {
    /// Ranges one request may ask for.
    int MOST = 1024;

    /// The whole file: no field, a unit that is not `bytes`, or an empty file.
    record Whole() implements RequestedRanges {}

    /// One part or more, none of them overlapping.
    ///
    /// @param ranges at least one
    record Parts(List<ByteRange> ranges) implements RequestedRanges {
        public Parts {
            ranges = List.copyOf(ranges);
        }
    }

    /// Nothing of what was asked exists: 416, with the size.
    record Unsatisfiable(long sizeBytes) implements RequestedRanges {}

    /// Reads the field.
    ///
    /// @throws RequestRefused with 416 when the field is malformed or asks for more than [#MOST] ranges
    static RequestedRanges parse(String field, long sizeBytes) {
        int equals = field.indexOf('=');
        if (equals < 0
                || !field.substring(0, equals).strip().toLowerCase(Locale.ROOT).equals("bytes")) {
            return new Whole();
        }
        String[] specs = field.substring(equals + 1).split(",", -1);
        if (specs.length > MOST) {
            throw refused("A request asks for at most " + MOST + " ranges.");
        }
        List<ByteRange> ranges = new ArrayList<>(specs.length);
        boolean any = false;
        for (String spec : specs) {
            if (!spec.isBlank()) {
                any = true;
                addIfSatisfiable(spec.strip(), sizeBytes, ranges);
            }
        }
        if (!any) {
            throw malformed();
        }
        if (sizeBytes == 0) {
            return new Whole();
        }
        return ranges.isEmpty() ? new Unsatisfiable(sizeBytes) : new Parts(joined(ranges));
    }

    private static void addIfSatisfiable(String spec, long size, List<ByteRange> ranges) {
        int dash = spec.indexOf('-');
        if (dash < 0) {
            throw malformed();
        }
        String from = spec.substring(0, dash);
        String to = spec.substring(dash + 1);
        if (from.isEmpty()) {
            long suffix = Math.min(number(to), size);
            if (suffix > 0) {
                ranges.add(new ByteRange(size - suffix, size - 1));
            }
            return;
        }
        long first = number(from);
        long last = to.isEmpty() ? Long.MAX_VALUE : number(to);
        if (last < first) {
            throw malformed();
        }
        if (first < size) {
            ranges.add(new ByteRange(first, Math.min(last, size - 1)));
        }
    }

    /// A number of any length; what exceeds a long is as good as infinite.
    private static long number(String digits) {
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw malformed();
        }
        return digits.length() > 18 ? saturated(digits) : Long.parseLong(digits);
    }

    private static long saturated(String digits) {
        String significant = digits.replaceFirst("^0+", "");
        return significant.length() > 18 ? Long.MAX_VALUE : significant.isEmpty() ? 0 : Long.parseLong(significant);
    }

    private static List<ByteRange> joined(List<ByteRange> asked) {
        List<ByteRange> sorted = new ArrayList<>(asked);
        sorted.sort(Comparator.comparingLong(ByteRange::first));
        List<ByteRange> joined = new ArrayList<>(sorted.size());
        boolean overlapped = false;
        for (ByteRange range : sorted) {
            ByteRange before = joined.isEmpty() ? null : joined.getLast();
            if (before != null && range.first() <= before.last()) {
                overlapped = true;
                joined.set(joined.size() - 1, new ByteRange(before.first(), Math.max(before.last(), range.last())));
            } else {
                joined.add(range);
            }
        }
        return overlapped ? joined : asked;
    }

    private static RequestRefused malformed() {
        return refused("A range is written as bytes=first-last, bytes=first- or bytes=-length.");
    }

    private static RequestRefused refused(String sentence) {
        return new RequestRefused(RequestRefused.RANGE_NOT_SATISFIABLE, sentence);
    }
}
