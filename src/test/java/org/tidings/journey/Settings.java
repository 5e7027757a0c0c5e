package org.tidings.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A site that is configured by hand, as an administrator does it: a file, and users made on the command line.
///
/// @param file the configuration
record Settings(Path file) {
    static Settings write(Path directory, String yaml) {
        try {
            Files.createDirectories(directory);
            return new Settings(Files.writeString(directory.resolve("tidings.yaml"), yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return itself
    Settings withAdmin() {
        tidings("user", "add", "admin", "--role", "admin").succeeded();
        return this;
    }

    Site serve() {
        return Site.serve(file, "http");
    }

    Site serveTls() {
        return Site.serve(file, "https");
    }

    /// A command of `./tidings` with this configuration, run to its end; passwords it asks for are all the same.
    Tool.Outcome tidings(String... arguments) {
        List<String> command = new ArrayList<>(List.of("./tidings"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--config", file.toString()));
        return Tool.run(
                Map.of("TIDINGS_JAVA_HOME", System.getProperty("java.home"), "TIDINGS_PASSWORD", Site.PASSWORD),
                Site.PASSWORD + "\n" + Site.PASSWORD + "\n",
                command.toArray(String[]::new));
    }
}
