package org.tidings.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// A tree of files with the names that real life has, where URL, shell and Unicode trip.
final class Names {
    private static final List<String> NASTY = List.of(
            "with space",
            "  two before, two after  ",
            "100%",
            "%41%2F%00",
            "a+b",
            "#hash#",
            "what?",
            "semi;colon;jsessionid=1",
            "a&b=c",
            "it's",
            "\"quoted\"",
            "back\\slash",
            "colon:and|pipe",
            "<angle>",
            "[brackets]{braces}",
            "~tilde~",
            "$HOME `id` $(id) *",
            "comma,at@equals=",
            "-dash",
            "--help",
            ".hidden",
            "..two dots",
            "...",
            "trailing.",
            "caf\u00e9 composed",
            "cafe\u0301 decomposed",
            "\u6f22\u5b57 \u043a\u0438\u0440\u0438\u043b\u043b\u0438\u0446\u0430",
            "\u2764\ufe0f\u200d\ud83d\udd25 \ud83d\ude80",
            "right-to-left \u202e txt.exe",
            "nul",
            "CON.txt",
            "x".repeat(255),
            "\u00fc".repeat(127));

    private Names() {}

    /// Makes the tree: every nasty name as a file and as a directory, empty files, and a deep path.
    static void plant(Path root) {
        var random = new Random(20);
        try {
            for (String name : NASTY) {
                write(root.resolve("files").resolve(name), random, random.nextInt(4000));
                write(root.resolve("directories").resolve(name).resolve("inside"), random, 10);
            }
            write(root.resolve("empty"), random, 0);
            write(root.resolve("one byte"), random, 1);
            write(root.resolve("three megabytes"), random, 3_000_000);
            write(root.resolve("deep/".repeat(60)).resolve("bottom"), random, 5);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, Random random, int size) throws IOException {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
