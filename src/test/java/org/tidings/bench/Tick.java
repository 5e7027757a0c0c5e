package org.tidings.bench;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A numbered file name, `tick` and ten digits, which is found again in whatever an event looks like.
final class Tick {
    static final int DIGITS = 10;
    private static final byte[] WORD = "tick".getBytes(StandardCharsets.US_ASCII);
    static final int LENGTH = WORD.length + DIGITS;

    private Tick() {}

    static String name(long number) {
        return String.format(Locale.ROOT, "tick%010d", number);
    }

    /// Where the first such name begins between two positions, or -1. It looks at every fourth byte only: a gigabyte
    /// goes
    /// through here while the server wants the processor (Boyer and Moore, CACM 1977).
    static int indexOf(byte[] bytes, int from, int to) {
        int at = from;
        while (at <= to - LENGTH) {
            switch (bytes[at + 3]) {
                case 'k' -> {
                    if (bytes[at] == 't' && bytes[at + 1] == 'i' && bytes[at + 2] == 'c' && numberAt(bytes, at) >= 0) {
                        return at;
                    }
                    at += 4;
                }
                case 'c' -> at += 1;
                case 'i' -> at += 2;
                case 't' -> at += 3;
                default -> at += 4;
            }
        }
        return -1;
    }

    /// The number of the name that begins here, or -1.
    static long numberAt(byte[] bytes, int at) {
        long number = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
            int value = bytes[at + WORD.length + digit] - '0';
            if (value < 0 || value > 9) {
                return -1;
            }
            number = number * 10 + value;
        }
        return number;
    }

    /// The first number between two positions, or -1.
    static long find(byte[] bytes, int from, int to) {
        int at = indexOf(bytes, from, to);
        return at < 0 ? -1 : numberAt(bytes, at);
    }

    /// The last number in the first bytes, or -1.
    static long last(byte[] bytes, int length) {
        long last = -1;
        for (int at = indexOf(bytes, 0, length); at >= 0; at = indexOf(bytes, at + LENGTH, length)) {
            last = numberAt(bytes, at);
        }
        return last;
    }

    /// Writes the ten digits of a number.
    static void write(long number, byte[] into, int at) {
        long rest = number;
        for (int digit = DIGITS - 1; digit >= 0; digit--) {
            into[at + digit] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
