package org.tidings.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.tidings.ledger.Line;
import org.tidings.model.EventType;
import tools.jackson.core.io.JsonStringEncoder;

/// Composes CloudEvents 1.0 in the JSON format by putting ready pieces one after the other; the log line's
/// `data` is copied as it is.
///
/// One of these serves one reader at a time: it keeps the last second's text.
final class Envelope {
    /// The `sequencetype` of operators' events: a 64-bit offset, as 20 digits so that it sorts as text.
    static final String SEQUENCE_TYPE = "log64";

    static final int SEQUENCE_DIGITS = 20;
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.").withZone(ZoneOffset.UTC);
    private final String[] openings = new String[EventType.values().length];
    private final String source;
    private final Cursors cursors;
    private long secondWritten = Long.MIN_VALUE;
    private String secondText = "";

    /// @param site the site's name; `source` is `/<site>`
    Envelope(String site, Cursors cursors) {
        this.source = new String(
                new Bytes(64).put('/').putUriPath(site).toArray(), java.nio.charset.StandardCharsets.US_ASCII);
        this.cursors = cursors;
        for (EventType type : EventType.values()) {
            openings[type.ordinal()] =
                    "\",\"source\":\"" + source + "\",\"type\":\"" + type.cloudEventsType() + "\",\"subject\":\"";
        }
    }

    /// One event.
    ///
    /// @param cursor its cursor, the `id`
    /// @param told which ends may be told; of a rename with one hidden end, `data` has only the other
    /// @param operator whether the raw offset and the client's address go along
    void putEvent(Bytes out, Line line, byte[] cursor, Sides told, boolean operator) {
        var heading = line.heading();
        boolean atOldPlace = told == Sides.DEPARTURE;
        String subject = atOldPlace
                ? heading.from().orElseThrow().path().text()
                : heading.place().path().text();
        out.put("{\"specversion\":\"1.0\",\"id\":\"")
                .put(cursor)
                .put(openings[heading.type().ordinal()]);
        out.putUriPath(subject).put("\",\"time\":\"");
        putTime(out, line.at());
        out.put("\",\"datacontenttype\":\"application/json\",\"partitionkey\":\"")
                .put(heading.subject().hex())
                .put('"');
        line.cause()
                .ifPresent(cause ->
                        out.put(",\"causationid\":\"").put(cursors.of(cause)).put('"'));
        if (operator) {
            putForOperators(out, line);
        }
        out.put(",\"data\":");
        if (told == Sides.BOTH || heading.from().isEmpty()) {
            out.put(line.data());
        } else {
            out.put(OneEnd.of(line.data(), told));
        }
        out.put('}');
    }

    private static void putForOperators(Bytes out, Line line) {
        out.put(",\"sequence\":\"").putDigits(line.offset().value(), SEQUENCE_DIGITS);
        out.put("\",\"sequencetype\":\"" + SEQUENCE_TYPE + '"');
        line.origin()
                .address()
                .ifPresent(address -> out.put(",\"clientaddress\":\"")
                        .put(JsonStringEncoder.getInstance().quoteAsUTF8(address))
                        .put('"'));
    }

    /// A word of the stream itself, such as `stream.gap`.
    ///
    /// @param data a JSON object
    void putControl(Bytes out, String name, String cursor, Instant at, String data) {
        out.put("{\"specversion\":\"1.0\",\"id\":\"").put(cursor);
        out.put("\",\"source\":\"")
                .put(source)
                .put("\",\"type\":\"org.tidings.")
                .put(name);
        out.put(".v1\",\"time\":\"");
        putTime(out, at);
        out.put("\",\"datacontenttype\":\"application/json\",\"data\":")
                .put(data)
                .put('}');
    }

    /// Something that a listing found; its time is that of its last change.
    void putFound(Bytes out, Found found) {
        out.put("{\"specversion\":\"1.0\",\"id\":\"")
                .put(found.listing())
                .put('.')
                .put(found.id().hex());
        out.put("\",\"source\":\"")
                .put(source)
                .put("\",\"type\":\"org.tidings.storage.")
                .put(found.kind());
        out.put(".listed.v1\",\"subject\":\"").putUriPath(found.path().text()).put("\",\"time\":\"");
        putTime(out, found.changed());
        out.put("\",\"datacontenttype\":\"application/json\",\"partitionkey\":\"")
                .put(found.id().hex());
        out.put("\",\"data\":").put(found.data()).put('}');
    }

    /// RFC 3339 with microseconds, in UTC.
    private void putTime(Bytes out, Instant at) {
        if (at.getEpochSecond() != secondWritten) {
            secondText = SECOND.format(at);
            secondWritten = at.getEpochSecond();
        }
        out.put(secondText).putDigits(at.getNano() / 1000, 6).put('Z');
    }
}
