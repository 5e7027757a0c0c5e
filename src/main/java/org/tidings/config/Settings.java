package org.tidings.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// One section of a configuration being read: what the file says, overridden by the environment, overridden
/// by flags. It learns the known keys by being asked for them, and [#finish] complains about all others.
final class Settings {
    private final Sources sources;
    private final String path;
    private final JsonNode node;
    private final TreeSet<String> known = new TreeSet<>();

    /// Where values come from, beside the file, and where complaints go.
    ///
    /// @param flags by key path, as in `door.port`
    /// @param environment by name, as in `TIDINGS_DOOR_PORT`
    /// @param problems sentences found so far
    /// @param variables names of environment variables that were looked for
    record Sources(
            Map<String, String> flags,
            Map<String, String> environment,
            List<String> problems,
            TreeSet<String> variables,
            TreeSet<String> keys) {

        Sources(Map<String, String> flags, Map<String, String> environment) {
            this(flags, environment, new ArrayList<>(), new TreeSet<>(), new TreeSet<>());
        }
    }

    Settings(Sources sources, String path, JsonNode node) {
        this.sources = sources;
        this.path = path;
        this.node = node;
        if (!node.isObject() && !node.isMissingNode() && !node.isNull()) {
            sources.problems()
                    .add((path.isEmpty() ? "the file" : path) + " should be a section of 'key: value' lines.");
        }
    }

    /// The name in the environment of a key path: `door.port` is `TIDINGS_DOOR_PORT`.
    static String variable(String keyPath) {
        return "TIDINGS_" + keyPath.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    Settings section(String key) {
        known.add(key);
        return new Settings(sources, pathOf(key), node.path(key));
    }

    /// The sections of a list; empty when the key is missing.
    List<Settings> sections(String key) {
        known.add(key);
        JsonNode list = node.path(key);
        if (!list.isArray() && !list.isMissingNode()) {
            problem(key, "should be a list");
        }
        List<Settings> sections = new ArrayList<>();
        for (JsonNode item : list.values()) {
            sections.add(new Settings(sources, pathOf(key) + "[" + (sections.size() + 1) + "]", item));
        }
        return sections;
    }

    Optional<String> text(String key) {
        known.add(key);
        String keyPath = pathOf(key);
        String variable = variable(keyPath);
        sources.variables().add(variable);
        sources.keys().add(keyPath);
        if (sources.flags().containsKey(keyPath)) {
            return Optional.of(sources.flags().get(keyPath));
        }
        if (sources.environment().containsKey(variable)) {
            return Optional.of(sources.environment().get(variable));
        }
        JsonNode value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isValueNode()) {
            problem(key, "should be one value");
            return Optional.empty();
        }
        return Optional.of(value.asString());
    }

    /// A value read by `reading`, which throws `IllegalArgumentException` saying what it should be.
    <T> T value(String key, T fallback, Function<String, T> reading) {
        return optional(key, reading).orElse(fallback);
    }

    <T> Optional<T> optional(String key, Function<String, T> reading) {
        Optional<String> text = text(key);
        try {
            return text.map(reading);
        } catch (IllegalArgumentException e) {
            problem(key, "is '" + text.orElseThrow() + "', but should be " + e.getMessage());
            return Optional.empty();
        }
    }

    /// Words of a list, or of one comma-separated text.
    List<String> words(String key) {
        JsonNode value = node.path(key);
        boolean overridden = sources.flags().containsKey(pathOf(key))
                || sources.environment().containsKey(variable(pathOf(key)));
        if (value.isArray() && !overridden) {
            known.add(key);
            sources.variables().add(variable(pathOf(key)));
            if (!value.values().stream().allMatch(JsonNode::isValueNode)) {
                problem(key, "should be a list of words");
                return List.of();
            }
            return value.values().stream().map(JsonNode::asString).toList();
        }
        return text(key).stream()
                .flatMap(text -> List.of(text.split(",")).stream())
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /// The same, where leaving the key out means something.
    List<String> words(String key, List<String> fallback) {
        boolean given = node.has(key)
                || sources.flags().containsKey(pathOf(key))
                || sources.environment().containsKey(variable(pathOf(key)));
        List<String> words = words(key);
        known.add(key);
        sources.keys().add(pathOf(key));
        sources.variables().add(variable(pathOf(key)));
        return given ? words : fallback;
    }

    /// A section whose keys are anybody's, each with one value.
    Map<String, String> texts(String key) {
        known.add(key);
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> member : node.path(key).properties()) {
            if (member.getValue().isValueNode()) {
                texts.put(member.getKey(), member.getValue().asString());
            } else {
                problem(key + "." + member.getKey(), "should be one value");
            }
        }
        return texts;
    }

    void problem(String key, String verb) {
        sources.problems().add(pathOf(key) + " " + verb + ".");
    }

    /// Complains about every key nobody asked for.
    void finish() {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!known.contains(member.getKey())) {
                String meant = Nearest.to(member.getKey(), known)
                        .map(near -> " Did you mean '" + near + "'?")
                        .orElse(" Known here: " + String.join(", ", known) + ".");
                sources.problems().add("'" + pathOf(member.getKey()) + "' is not a key." + meant);
            }
        }
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
