package org.tidings.wire.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tidings.delivery.CloudEvents;
import org.tidings.ledger.Line;
import org.tidings.outlet.Letter;
import org.tidings.outlet.Mark;
import org.tidings.outlet.Rendition;

/// Events in the [Kafka protocol
/// binding](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md)
/// of CloudEvents 1.0; the key is the file's id, so that all events of one file are in one partition, in order.
///
/// @param form how an event lies in a record
public record EventLetters(CloudEvents events, Form form) implements Rendition {
    private static final String CONTENT_TYPE = "content-type";

    /// The two modes of the binding.
    public enum Form {
        /// The attributes are headers, `ce_…`; the record's value is the event's data.
        BINARY,
        /// The record's value is the whole event in JSON.
        STRUCTURED
    }

    @Override
    public List<Letter> of(Line line) {
        Map<String, String> headers = new HashMap<>();
        byte[] body = switch (form) {
            case BINARY -> {
                events.attributes(line).forEach((name, value) -> headers.put("ce_" + name, value));
                headers.put(CONTENT_TYPE, "application/json");
                yield line.data();
            }
            case STRUCTURED -> {
                headers.put(CONTENT_TYPE, "application/cloudevents+json; charset=UTF-8");
                yield events.structured(line);
            }
        };
        String key = line.heading().subject().hex();
        return List.of(new Letter(new Mark(line.offset(), 0), line.at(), key, headers, body));
    }
}
