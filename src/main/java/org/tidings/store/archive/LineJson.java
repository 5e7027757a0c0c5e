package org.tidings.store.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.tidings.ledger.EventCodec;
import org.tidings.ledger.Heading;
import org.tidings.ledger.Line;
import org.tidings.model.EventType;
import org.tidings.model.Offset;
import org.tidings.model.Origin;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// A line of the log as one line of JSON.
///
/// ```json
/// {"offset":7,"time":"2026-01-01T00:00:00Z","cause":3,"type":"file.created","origin":{"site":"demo","protocol":"webdav",
///  "user":"alice","address":"192.0.2.1"},"data":{…byte for byte as in the log…}}
/// ```
///
/// `data` is last, so that its bytes can be cut out without being read and written anew.
final class LineJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    /// Stands nowhere else outside an escaped text.
    private static final String DATA = ",\"data\":";

    private LineJson() {}

    static byte[] write(Line line) {
        var bytes = new ByteArrayOutputStream(line.data().length + 256);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeNumberProperty("offset", line.offset().value());
            json.writeStringProperty("time", line.at().toString());
            line.cause().ifPresent(cause -> json.writeNumberProperty("cause", cause.value()));
            json.writeStringProperty("type", line.heading().type().shortName());
            writeOrigin(json, line.origin());
            json.writeEndObject();
        }
        // The data goes in before the last brace.
        byte[] head = bytes.toByteArray();
        var whole = new ByteArrayOutputStream(head.length + line.data().length + DATA.length() + 1);
        whole.write(head, 0, head.length - 1);
        whole.writeBytes(DATA.getBytes(StandardCharsets.UTF_8));
        whole.writeBytes(line.data());
        whole.write('}');
        return whole.toByteArray();
    }

    private static void writeOrigin(JsonGenerator json, Origin origin) {
        json.writeName("origin");
        json.writeStartObject();
        json.writeStringProperty("site", origin.site());
        json.writeStringProperty("protocol", origin.protocol());
        origin.user().ifPresent(user -> json.writeStringProperty("user", user));
        origin.address().ifPresent(address -> json.writeStringProperty("address", address));
        origin.function().ifPresent(function -> json.writeStringProperty("function", function));
        json.writeEndObject();
    }

    /// @throws IllegalArgumentException when it is not such a line
    static Line read(String text, EventCodec codec) {
        int data = text.indexOf(DATA);
        if (data < 0 || !text.endsWith("}")) {
            throw new IllegalArgumentException("not a line of an archived log");
        }
        try {
            return line(text, data, codec);
        } catch (JacksonException | DateTimeException notOne) {
            throw new IllegalArgumentException("not a line of an archived log", notOne);
        }
    }

    private static Line line(String text, int data, EventCodec codec) {
        JsonNode head = MAPPER.readTree(text.substring(0, data) + "}");
        byte[] bytes = text.substring(data + DATA.length(), text.length() - 1).getBytes(StandardCharsets.UTF_8);
        EventType type = EventType.named(head.path("type").stringValue())
                .orElseThrow(() -> new IllegalArgumentException("an archived line tells of something unknown"));
        return new Line(
                new Offset(head.path("offset").longValue()),
                Instant.parse(head.path("time").stringValue()),
                head.has("cause") ? Optional.of(new Offset(head.path("cause").longValue())) : Optional.empty(),
                origin(head.path("origin")),
                Heading.of(codec.decode(type, bytes)),
                bytes);
    }

    private static Origin origin(JsonNode origin) {
        return new Origin(
                origin.path("site").stringValue(),
                text(origin, "user"),
                text(origin, "address"),
                origin.path("protocol").stringValue(),
                text(origin, "function"));
    }

    private static Optional<String> text(JsonNode node, String name) {
        return node.has(name) ? Optional.of(node.path(name).stringValue()) : Optional.empty();
    }
}
