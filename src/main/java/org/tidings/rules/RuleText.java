package org.tidings.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The YAML of a [RuleFile], read token by token, so that every complaint has its line.
final class RuleText {
    private static final int LONGEST = 1 << 20;
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser parser;
    private final List<String> problems;

    private RuleText(JsonParser parser, List<String> problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /// A value, and the line it stands in.
    record Field(String text, int line) {}

    static List<RuleFields> read(String yaml, List<String> problems) {
        if (yaml.length() > LONGEST) {
            problems.add("A file of rules has at most " + LONGEST + " characters.");
            return List.of();
        }
        try (JsonParser parser = YAML.createParser(yaml)) {
            return new RuleText(parser, problems).rules();
        } catch (JacksonException e) {
            var at = e.getLocation();
            problems.add((at == null ? "The" : "Line " + at.getLineNr() + ": the") + " file is not YAML: "
                    + e.getOriginalMessage());
            return List.of();
        }
    }

    private List<RuleFields> rules() {
        List<RuleFields> rules = new ArrayList<>();
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            return rules;
        }
        if (first != JsonToken.START_OBJECT) {
            problem("a file of rules begins with 'rules:'");
            return rules;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            if (!parser.currentName().equals("rules")) {
                problem("'" + parser.currentName() + "' is no key of a file of rules; 'rules' is the only one");
            }
            list(parser.nextToken(), rules);
        }
        return rules;
    }

    private void list(@Nullable JsonToken token, List<RuleFields> rules) {
        if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                rule(rules);
            }
        } else if (token != JsonToken.VALUE_NULL) {
            problem("'rules' is a list");
            parser.skipChildren();
        }
    }

    private void rule(List<RuleFields> rules) {
        int line = line();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            problem("a rule is lines of 'key: value'");
            parser.skipChildren();
            return;
        }
        Map<String, Field> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            if (parser.nextToken().isScalarValue()) {
                fields.put(key, new Field(parser.getString(), line()));
            } else {
                problem("'" + key + "' should have one value");
                parser.skipChildren();
            }
        }
        rules.add(new RuleFields(line, fields, problems));
    }

    private void problem(String sentence) {
        problems.add("Line " + line() + ": " + sentence + ".");
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
