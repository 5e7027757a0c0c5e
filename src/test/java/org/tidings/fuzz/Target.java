package org.tidings.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Something that reads what others wrote, and what it promises about any of that.
///
/// To add one: a line in [Targets], and a `Target` made with [#of] in the tests of its room.
///
/// @param name on the command line, and of its corpus `src/test/resources/fuzz/NAME.corpus`
/// @param seeds inputs to begin with, well-formed ones first
/// @param words that matter to it, for the fuzzer to put in
/// @param takes an input; whatever it throws is a finding
/// @param longest bytes of an input
public record Target(String name, List<String> seeds, List<String> words, Taking takes, int longest) {
    private static final int USUAL_BYTES = 4096;

    /// Reads any bytes.
    @FunctionalInterface
    public interface Taking {
        void take(byte[] input) throws Exception;
    }

    public Target {
        seeds = List.copyOf(seeds);
        words = List.copyOf(words);
    }

    public static Target of(String name, List<String> seeds, List<String> words, Taking takes) {
        return new Target(name, seeds, words, takes, USUAL_BYTES);
    }

    /// One that reads text: inputs that are not UTF-8 are read as ISO 8859-1, as header fields are.
    public static Target ofText(String name, List<String> seeds, List<String> words, Consumer<String> takes) {
        return of(name, seeds, words, input -> takes.accept(text(input)));
    }

    public Target upTo(int bytes) {
        return new Target(name, seeds, words, takes, bytes);
    }

    /// What is read; empty if it was refused in the one way that is allowed.
    public static <T> Optional<T> unless(Class<? extends RuntimeException> refusal, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (RuntimeException e) {
            if (refusal.isInstance(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// @throws AssertionError with what was promised, if it is not so
    public static void promise(boolean isSo, String promise) {
        if (!isSo) {
            throw new AssertionError("broken promise: " + promise);
        }
    }

    /// The same, about two things that should be equal.
    public static void promiseEqual(Object one, Object other, String promise) {
        if (!one.equals(other)) {
            throw new AssertionError("broken promise: " + promise + "\n  " + one + "\n  " + other);
        }
    }

    static String text(byte[] input) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(input))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(input, StandardCharsets.ISO_8859_1);
        }
    }
}
