package org.tidings.channel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidings.delivery.Ear;
import org.tidings.delivery.Listener;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of a channel that reads its stream as strictly as the strictest of real ones: `event`, then maybe `id`,
/// then one line of `data`; a comment is one line and stands between events.
final class Client {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    final Ear ear;
    final Listener listener;

    /// @param id empty for a word of the channel itself
    record Event(String type, Optional<Long> id, JsonNode data) {

        /// As in `IN_CREATE a`, `IN_DELETE_SELF`, `SYSTEM EVENT_LOSS`, `tick 3`.
        String text() {
            JsonNode event = data.path("event");
            if (type.equals("SYSTEM")) {
                return "SYSTEM " + data.path("type").asString();
            }
            if (event.isString()) {
                return event.asString();
            }
            List<String> mask = new ArrayList<>();
            event.path("mask").forEach(flag -> mask.add(flag.asString()));
            String name = event.path("name").asString("");
            return (String.join(",", mask) + " " + name).strip();
        }
    }

    Client(Ear ear, Listener listener) {
        this.ear = ear;
        this.listener = listener;
    }

    List<Event> all() {
        List<Event> events = new ArrayList<>();
        String text = ear.heard.toString(StandardCharsets.UTF_8);
        if (!text.chars().allMatch(c -> c < 0x80)) {
            throw new AssertionError("not ASCII: " + text);
        }
        String[] lines = text.split("\n", -1);
        int i = 0;
        while (i < lines.length - 1) {
            if (lines[i].startsWith(":")) {
                i++;
                continue;
            }
            String type = field(lines[i++], "event");
            Optional<Long> id =
                    type.equals("SYSTEM") ? Optional.empty() : Optional.of(Long.parseLong(field(lines[i++], "id")));
            JsonNode data = JSON.readTree(field(lines[i++], "data"));
            if (!lines[i++].isEmpty()) {
                throw new AssertionError("no empty line after " + data);
            }
            events.add(new Event(type, id, data));
        }
        return events;
    }

    private static String field(String line, String name) {
        if (!line.startsWith(name + ": ")) {
            throw new AssertionError("not " + name + ": " + line);
        }
        return line.substring(name.length() + 2);
    }

    List<String> heard() {
        return all().stream().map(Event::text).toList();
    }

    /// What was heard of files, without what a channel says of itself.
    List<String> events() {
        return heard().stream().filter(text -> !text.startsWith("SYSTEM")).toList();
    }

    Optional<String> lastId() {
        return all().stream()
                .flatMap(event -> event.id().stream())
                .reduce((a, b) -> b)
                .map(String::valueOf);
    }

    void leave() {
        listener.cut();
    }
}
