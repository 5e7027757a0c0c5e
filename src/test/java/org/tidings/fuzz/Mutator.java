package org.tidings.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Makes inputs like those it is given, but not quite, from one seed: for the seconds of every test run, where the
/// guided fuzzer would take minutes.
final class Mutator {
    private static final List<String> NASTY = List.of(
            "\0",
            "%",
            "%2F",
            "%00",
            "..",
            "/",
            "\\",
            "\"",
            "'",
            "\r\n",
            "\n\n",
            ";",
            ",",
            "=",
            "\uFEFF",
            "é",
            "😀",
            "-1",
            "0",
            "2147483648",
            "9223372036854775808",
            "1e999",
            "NaN",
            "{}",
            "[[",
            "<",
            "&",
            "null");

    private final SplittableRandom random;
    private final List<byte[]> corpus;
    private final List<byte[]> words;
    private final int longest;

    Mutator(long seed, Target target) {
        random = new SplittableRandom(seed);
        corpus = Corpus.of(target);
        longest = target.longest();
        words = java.util.stream.Stream.concat(target.words().stream(), NASTY.stream())
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    byte[] next() {
        byte[] input = corpus.isEmpty() ? new byte[0] : any(corpus);
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            input = changed(input);
        }
        return input.length > longest ? Arrays.copyOf(input, longest) : input;
    }

    private byte[] changed(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int end = at + random.nextInt(Math.min(input.length - at, 32) + 1);
        return switch (random.nextInt(8)) {
            case 0, 1 -> spliced(input, at, end, any(words));
            case 2 -> spliced(input, at, at, any(words));
            case 3 -> spliced(input, at, end, new byte[0]);
            case 4 -> spliced(input, at, at, Arrays.copyOfRange(input, at, end));
            case 5 -> flipped(input, at);
            case 6 -> spliced(input, at, at, repeated(Arrays.copyOfRange(input, at, end)));
            default -> corpus.isEmpty() ? input : spliced(input, at, input.length, tail(any(corpus)));
        };
    }

    private byte[] any(List<byte[]> some) {
        return some.get(random.nextInt(some.size()));
    }

    private byte[] tail(byte[] other) {
        return Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length);
    }

    private byte[] flipped(byte[] input, int at) {
        byte[] flipped = input.clone();
        if (at < input.length) {
            flipped[at] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] repeated(byte[] piece) {
        int times = random.nextInt(1, 200);
        byte[] repeated = new byte[Math.min(longest, piece.length * times)];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = piece[i % piece.length];
        }
        return repeated;
    }

    private static byte[] spliced(byte[] input, int from, int to, byte[] middle) {
        byte[] spliced = new byte[from + middle.length + input.length - to];
        System.arraycopy(input, 0, spliced, 0, from);
        System.arraycopy(middle, 0, spliced, from, middle.length);
        System.arraycopy(input, to, spliced, from + middle.length, input.length - to);
        return spliced;
    }
}
