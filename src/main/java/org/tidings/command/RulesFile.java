package org.tidings.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tidings.app.Sentences;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Rules that a person wrote down: a file of rules as a site reads it, or just one rule, in YAML or JSON.
final class RulesFile {
    private static final YAMLMapper YAML = YAMLMapper.builder(new YAMLFactory())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private RulesFile() {}

    /// At least one.
    static List<JsonNode> read(Path file) {
        JsonNode whole = tree(file);
        JsonNode list = whole.has("rules") ? whole.path("rules") : whole;
        List<JsonNode> rules = list.isArray() ? list.valueStream().toList() : List.of(list);
        if (rules.isEmpty() || !rules.stream().allMatch(JsonNode::isObject)) {
            throw new Failure(
                    Exit.USAGE,
                    file + " holds no rules: those stand below 'rules:', with 'select', 'expression' and 'copies'.");
        }
        return rules;
    }

    private static JsonNode tree(Path file) {
        try {
            return YAML.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, file + " cannot be read: " + Sentences.of(e) + ".", e);
        } catch (JacksonException e) {
            throw new Failure(Exit.USAGE, file + " is no YAML: " + e.getOriginalMessage() + ".", e);
        }
    }
}
