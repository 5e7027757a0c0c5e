package org.tidings.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What somebody types, and what is printed.
///
/// @param api of the site
/// @param password a file with it
record Typed(URI api, String user, Path password) {

    /// @param directory for the file with the password, which is the user's name
    static Typed by(String user, URI api, Path directory) {
        try {
            return new Typed(api, user, Files.writeString(directory.resolve(user), user + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How it ended.
    record Outcome(int exit, String out, String err) {
        Outcome succeeded() {
            assertThat(err).isEmpty();
            assertThat(exit).isEqualTo(0);
            return this;
        }

        List<String> lines() {
            return out.lines().toList();
        }

        /// The sentence of a failure, without the program's name.
        String sentence(Exit code) {
            assertThat(err).startsWith("tidings: ").doesNotContain("\tat ", "Exception");
            assertThat(exit).isEqualTo(code.code());
            return err.strip().substring("tidings: ".length());
        }
    }

    Outcome run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--api", api.toString(), "--user", user, "--password-file", password.toString()));
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Main.run(all.toArray(String[]::new), new PrintWriter(out, true), new PrintWriter(err, true));
        return new Outcome(exit, out.toString(), err.toString());
    }
}
