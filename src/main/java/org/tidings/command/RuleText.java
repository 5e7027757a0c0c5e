package org.tidings.command;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A rule for people, as the API tells it.
final class RuleText {
    static final List<String> HEADS = List.of("ID", "STATE", "OK", "COMING", "STUCK", "COPIES", "AT", "FILES");

    private RuleText() {}

    /// As a row under [#HEADS].
    static List<String> row(JsonNode rule) {
        JsonNode files = rule.path("files");
        return List.of(
                visible(rule.path("id")),
                visible(rule.path("state")),
                Long.toString(files.path("ok").asLong()),
                Long.toString(files.path("replicating").asLong()),
                Long.toString(files.path("stuck").asLong()),
                Long.toString(rule.path("copies").asLong()),
                visible(rule.path("expression")),
                selection(rule));
    }

    private static String selection(JsonNode rule) {
        String prefix = visible(rule.path("select"));
        String condition = visible(rule.path("where"));
        String files = prefix.isEmpty() ? "all" : prefix;
        return condition.isEmpty() ? files : files + " if " + condition;
    }

    /// Everything, a member a line; what it counts in the end.
    static List<String> lines(JsonNode rule) {
        List<String> lines = new ArrayList<>();
        rule.properties().forEach(member -> {
            if (!member.getValue().isObject()) {
                lines.add("%-16s %s".formatted(member.getKey(), visible(member.getValue())));
            }
        });
        JsonNode files = rule.path("files");
        lines.add("%-16s %d ok, %d replicating, %d stuck"
                .formatted(
                        "files",
                        files.path("ok").asLong(),
                        files.path("replicating").asLong(),
                        files.path("stuck").asLong()));
        return lines;
    }

    private static String visible(JsonNode value) {
        return EventText.visible(value.asString(""));
    }
}
