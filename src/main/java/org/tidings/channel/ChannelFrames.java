package org.tidings.channel;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.tidings.delivery.Bytes;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/// Writes what goes over the wire on a channel.
///
/// Clients of dCache's events are particular: `event`, then `id`, then one line of `data`, and no other field; a sign
/// of life is a comment with one line end; JSON in ASCII, because some read it as ISO 8859-1.
final class ChannelFrames {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private ChannelFrames() {}

    /// A notice of inotify's.
    ///
    /// @param about what it is about is a directory
    static void putNotice(Bytes out, long id, Notice notice, boolean directory, String subscriptionUrl) {
        putEvent(out, Kind.INOTIFY, id, subscriptionUrl, json -> {
            json.writeStartObject();
            notice.name().ifPresent(name -> json.writeStringProperty("name", name));
            notice.cookie().ifPresent(cookie -> json.writeStringProperty("cookie", cookie));
            writeMask(json, notice.flag().name(), directory);
            json.writeEndObject();
        });
    }

    /// What inotify says about the watch itself: `IN_IGNORED`, `IN_Q_OVERFLOW`.
    static void putManagement(Bytes out, long id, String flag, String subscriptionUrl) {
        putEvent(out, Kind.INOTIFY, id, subscriptionUrl, json -> {
            json.writeStartObject();
            writeMask(json, flag, false);
            json.writeEndObject();
        });
    }

    static void putMessage(Bytes out, long id, String message, String subscriptionUrl) {
        putEvent(out, Kind.METRONOME, id, subscriptionUrl, json -> json.writeString(message));
    }

    /// A word of the channel itself; without an id, so that it is no place to go on from.
    static void putSystem(Bytes out, String type, Optional<String> subscriptionUrl) {
        out.put("event: SYSTEM\ndata: ").put(json(json -> {
            json.writeStartObject();
            json.writeStringProperty("type", type);
            subscriptionUrl.ifPresent(url -> json.writeStringProperty("subscription", url));
            json.writeEndObject();
        }));
        out.put("\n\n");
    }

    /// A sign of life.
    static void putPulse(Bytes out) {
        out.put(":\n");
    }

    private static void putEvent(Bytes out, Kind kind, long id, String subscriptionUrl, Consumer<JsonGenerator> event) {
        out.put("event: ")
                .put(kind.wireName())
                .put("\nid: ")
                .put(Long.toString(id))
                .put("\ndata: ");
        out.put(json(json -> {
            json.writeStartObject();
            json.writeName("event");
            event.accept(json);
            json.writeStringProperty("subscription", subscriptionUrl);
            json.writeEndObject();
        }));
        out.put("\n\n");
    }

    private static void writeMask(JsonGenerator json, String flag, boolean directory) {
        json.writeName("mask");
        json.writeStartArray();
        json.writeString(flag);
        if (directory) {
            json.writeString("IN_ISDIR");
        }
        json.writeEndArray();
    }

    private static byte[] json(Consumer<JsonGenerator> content) {
        var bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            content.accept(json);
        }
        return bytes.toByteArray();
    }
}
