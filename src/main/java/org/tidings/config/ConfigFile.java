package org.tidings.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tidings.config.Settings.Sources;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The YAML file a [Config] is read from.
public final class ConfigFile {
    /// The name `tidings init` gives it.
    public static final String USUAL_NAME = "tidings.yaml";

    /// Variables of our name that are not settings of a site.
    private static final Set<String> OTHER_VARIABLES = Set.of(
            "TIDINGS_PASSWORD",
            "TIDINGS_USER",
            "TIDINGS_URL",
            "TIDINGS_API",
            "TIDINGS_CONFIG",
            "TIDINGS_JAVA_HOME",
            "TIDINGS_JAVA_OPTS");

    private ConfigFile() {}

    /// The default configuration, every key documented.
    public static String commentedDefault() {
        try (InputStream in = ConfigFile.class.getResourceAsStream(USUAL_NAME)) {
            if (in == null) {
                throw new IllegalStateException("the default configuration is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a file; relative paths in it are relative to its directory.
    ///
    /// @throws ConfigWrong with everything that is wrong
    public static Config read(Path file, Map<String, String> flags, Map<String, String> environment) {
        Path base = file.toAbsolutePath().getParent();
        try {
            return read(textOf(file), base == null ? Path.of("/") : base, flags, environment);
        } catch (ConfigWrong wrong) {
            throw wrong.in(file);
        }
    }

    /// Reads a text; relative paths in it are relative to `base`.
    ///
    /// @throws ConfigWrong with everything that is wrong
    public static Config read(String yaml, Path base, Map<String, String> flags, Map<String, String> environment) {
        Sources sources = new Sources(flags, environment);
        Config config = new ConfigReading(base, sources).config(parsed(yaml));
        complainAboutFlags(sources);
        complainAboutVariables(sources);
        if (!sources.problems().isEmpty()) {
            throw new ConfigWrong(sources.problems());
        }
        return config;
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new ConfigWrong(List.of("There is no such file. 'tidings init' writes one to start from."));
        } catch (IOException e) {
            throw new ConfigWrong(List.of("The file cannot be read: " + e.getMessage() + "."));
        }
    }

    static JsonNode parsed(String yaml) {
        var mapper = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try {
            JsonNode tree = mapper.readTree(yaml);
            return tree.isNull() ? MissingNode.getInstance() : tree;
        } catch (JacksonException e) {
            var at = e.getLocation();
            String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new ConfigWrong(List.of("The file is not YAML" + where + ": " + e.getOriginalMessage()));
        }
    }

    private static void complainAboutFlags(Sources sources) {
        for (String flag : new TreeSet<>(sources.flags().keySet())) {
            if (!sources.keys().contains(flag)) {
                complain(sources, "'" + flag + "' is not a key", Nearest.to(flag, sources.keys()));
            }
        }
    }

    private static void complainAboutVariables(Sources sources) {
        for (String name : new TreeSet<>(sources.environment().keySet())) {
            if (name.startsWith("TIDINGS_")
                    && !OTHER_VARIABLES.contains(name)
                    && !sources.variables().contains(name)) {
                complain(
                        sources,
                        "The environment variable " + name + " names no key",
                        Nearest.to(name, sources.variables()));
            }
        }
    }

    private static void complain(Sources sources, String what, java.util.Optional<String> meant) {
        sources.problems()
                .add(what + "."
                        + meant.map(near -> " Did you mean '" + near + "'?").orElse(""));
    }
}
