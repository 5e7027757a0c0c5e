package org.tidings.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.config.Config;
import org.tidings.config.ConfigFile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which configuration.
final class ConfigOptions {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "${env:TIDINGS_CONFIG}",
            description = "The configuration. Default: $TIDINGS_CONFIG, else " + ConfigFile.USUAL_NAME + " here.")
    private @Nullable Path file;

    @Mixin
    private Overrides overrides = new Overrides();

    /// @throws org.tidings.config.ConfigWrong with everything that is wrong
    Config read() {
        return read(Map.of());
    }

    /// The same, with keys that other options tell; they win over all else.
    Config read(Map<String, String> told) {
        Map<String, String> flags = new LinkedHashMap<>(overrides.byKey());
        flags.putAll(told);
        return ConfigFile.read(file(), flags, System.getenv());
    }

    Path file() {
        return file == null || file.toString().isEmpty() ? Path.of(ConfigFile.USUAL_NAME) : file;
    }

    /// Whether there is a file at all.
    boolean exists() {
        return Files.exists(file());
    }
}
