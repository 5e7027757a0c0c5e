package org.tidings.command;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.tidings.app.Sentences;

/// Where a password comes from: a file or a person, never the process list.
final class Passwords {
    private Passwords() {}

    static String firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElseThrow(() -> new Failure(Exit.FAILED, "The file " + file + " is empty."));
        } catch (IOException e) {
            throw new Failure(
                    Exit.FAILED, "The file of the password or token cannot be read: " + Sentences.of(e) + ".", e);
        }
    }

    static String asked(String prompt) {
        Console console = System.console();
        char[] password = console == null ? null : console.readPassword("%s", prompt);
        if (password == null) {
            throw new Failure(
                    Exit.NOT_ALLOWED,
                    "No password: set TIDINGS_PASSWORD, give --password-file, or run this in a terminal.");
        }
        return new String(password);
    }

    /// A new password, asked for twice.
    static String askedTwice(String prompt) {
        String first = asked(prompt);
        if (!first.equals(asked("Once more: "))) {
            throw new Failure(Exit.FAILED, "The two passwords differ; nothing was changed.");
        }
        return first;
    }
}
