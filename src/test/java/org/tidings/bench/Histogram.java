package org.tidings.bench;

import java.time.Duration;

/// Counts of durations in buckets at most 1.6 % wide, from a nanosecond to hours. For one thread.
final class Histogram {
    private static final int FINE_BITS = 6;
    private static final int FINE = 1 << FINE_BITS;

    private final long[] counts = new long[(64 - FINE_BITS) * FINE];
    private long total;

    /// Counts one duration; a negative one counts as zero.
    void record(long nanos) {
        counts[bucket(Math.max(nanos, 0))]++;
        total++;
    }

    Histogram and(Histogram other) {
        var sum = new Histogram();
        for (int bucket = 0; bucket < counts.length; bucket++) {
            sum.counts[bucket] = counts[bucket] + other.counts[bucket];
        }
        sum.total = total + other.total;
        return sum;
    }

    long total() {
        return total;
    }

    /// The duration that this share (0 to 1) of all counted ones did not exceed; zero when nothing was counted.
    Duration quantile(double share) {
        long wanted = Math.max(1, (long) Math.ceil(share * total));
        long seen = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            seen += counts[bucket];
            if (seen >= wanted) {
                return Duration.ofNanos(upperEnd(bucket));
            }
        }
        return Duration.ZERO;
    }

    double millis(double share) {
        return quantile(share).toNanos() / 1e6;
    }

    private static int bucket(long nanos) {
        int octave = Math.max(0, 63 - Long.numberOfLeadingZeros(nanos | 1) - FINE_BITS);
        return octave * FINE + (int) (nanos >>> octave);
    }

    private static long upperEnd(int bucket) {
        int octave = Math.max(0, bucket / FINE - 1);
        long steps = bucket - (long) octave * FINE + 1;
        return (steps << octave) - 1;
    }
}
