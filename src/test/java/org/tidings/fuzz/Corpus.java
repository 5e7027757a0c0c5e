package org.tidings.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Inputs worth keeping: each showed the fuzzer something new, or was once a finding. One file for each target, one
/// input a line, `%XX` for what is not printable, so that people can read it and git can keep it.
final class Corpus {
    private static final Path HOME = Path.of("src/test/resources/fuzz");

    private Corpus() {}

    /// The inputs a target begins with: its seeds, and what was kept.
    static List<byte[]> of(Target target) {
        List<byte[]> inputs = new ArrayList<>();
        target.seeds().forEach(seed -> inputs.add(seed.getBytes(StandardCharsets.UTF_8)));
        try {
            Path file = file(target);
            if (Files.exists(file)) {
                Files.readAllLines(file).forEach(line -> inputs.add(unescaped(line)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return inputs;
    }

    /// Keeps these, the shortest first, in place of what was kept before.
    static void keep(Target target, Collection<byte[]> inputs, int most) {
        List<String> lines = inputs.stream()
                .sorted(Comparator.comparingInt(input -> input.length))
                .limit(most)
                .map(Corpus::escaped)
                .sorted()
                .distinct()
                .toList();
        try {
            Files.createDirectories(HOME);
            Files.write(file(target), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Target target) {
        return HOME.resolve(target.name() + ".corpus");
    }

    static String escaped(byte[] input) {
        var line = new StringBuilder();
        for (byte b : input) {
            boolean plain = b >= ' ' && b < 0x7f && b != '%';
            line.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xff));
        }
        return line.toString();
    }

    static byte[] unescaped(String line) {
        var input = new ByteArrayOutputStream();
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '%') {
                input.write(Integer.parseInt(line.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                input.write(line.charAt(i));
            }
        }
        return input.toByteArray();
    }
}
