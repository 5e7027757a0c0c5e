package org.tidings.command;

import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// One line of JSON for programs that read our output.
final class Json {
    private Json() {}

    /// @param members texts, numbers, booleans, lists and maps, and instants, in the map's order
    static String line(Map<String, ?> members) {
        var root = JsonMapper.shared().createObjectNode();
        members.forEach((name, value) -> {
            Object plain = value instanceof Instant instant ? instant.toString() : value;
            root.putPOJO(name, plain);
        });
        return JsonMapper.shared().writeValueAsString(root);
    }
}
