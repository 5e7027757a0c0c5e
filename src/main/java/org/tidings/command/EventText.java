package org.tidings.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tidings.config.Amounts;
import org.tidings.ledger.EventCodec;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.EventType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An event in one line for people: when, what, where, and what is worth knowing of it.
final class EventText {
    private static final String PREFIX = "org.tidings.storage.";
    private static final EventCodec CODEC = new EventCodec(uid -> Optional.empty());
    private final DateTimeFormatter time;
    private final CatalogueText catalogue;

    EventText(ZoneId zone) {
        this.time = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT)
                .withZone(zone);
        this.catalogue = new CatalogueText(time::format);
    }

    /// @param cloudEvent in its JSON form; text that is not one is shown as it is
    String of(String cloudEvent) {
        try {
            JsonNode event = JsonMapper.shared().readTree(cloudEvent);
            return of(event, event.path("type").asString(""));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            return visible(cloudEvent);
        }
    }

    private String of(JsonNode event, String type) {
        JsonNode data = event.path("data");
        String name = shortName(type);
        if (name.startsWith("stream.")) {
            return "%s  %-14s %s".formatted(when(event), name, control(name, data));
        }
        Optional<EventType> known = EventType.named(name).filter(EventType::isOfCatalogue);
        if (known.isPresent()) {
            return ofCatalogue(known.get(), Instant.parse(event.path("time").asString("")), data);
        }
        JsonNode file = data.path("file");
        String path = visible(
                file.path("path").asString(data.path("previous").path("path").asString("?")));
        return "%s  %-14s %s%s".formatted(when(event), name, path, details(file, data));
    }

    /// `file.created` of `org.tidings.storage.file.created.v1`.
    private static String shortName(String type) {
        String name = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type.replace("org.tidings.", "");
        return name.replaceFirst("\\.v\\d+$", "");
    }

    /// An event of the catalogue.
    ///
    /// @param data as [EventCodec] wrote it
    /// @throws IllegalArgumentException when it is none
    String ofCatalogue(EventType type, Instant at, JsonNode data) {
        return CODEC.decode(type, data) instanceof CatalogueEvent event
                ? "%s  %-18s %s".formatted(time.format(at), type.shortName(), catalogue.of(event))
                : data.toString();
    }

    private String when(JsonNode event) {
        String text = event.path("time").asString("");
        try {
            return time.format(Instant.parse(text));
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static String control(String name, JsonNode data) {
        return switch (name) {
            case "stream.gap" -> "events are missing here: the site no longer has them in its log";
            case "stream.snapshot.begin" -> "what exists now";
            case "stream.snapshot.end" -> data.path("entries").asLong(0) + " entries; from here on, what happens";
            case "stream.bye" -> data.path("reason").asString("");
            default -> "";
        };
    }

    private static String details(JsonNode file, JsonNode data) {
        List<String> details = new ArrayList<>();
        String from = data.path("previous").path("path").asString("");
        if (!from.isEmpty() && file.has("path")) {
            details.add("from " + visible(from));
        }
        if (file.has("size")) {
            details.add(Amounts.readable(file.path("size").asLong()));
        }
        String adler32 = file.path("checksums").path("adler32").asString("");
        if (!adler32.isEmpty()) {
            details.add("adler32 " + adler32);
        }
        String user = data.path("op").path("user").asString("");
        if (!user.isEmpty()) {
            details.add("by " + visible(user));
        }
        return details.isEmpty() ? "" : "  (" + String.join(", ", details) + ")";
    }

    /// Control characters of a name must not reach a terminal.
    static String visible(String text) {
        return text.chars().noneMatch(Character::isISOControl)
                ? text
                : text.codePoints()
                        .collect(
                                StringBuilder::new,
                                (all, c) -> all.append(
                                        Character.isISOControl(c) ? "\\x%02x".formatted(c) : Character.toString(c)),
                                StringBuilder::append)
                        .toString();
    }
}
