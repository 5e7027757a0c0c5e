package org.tidings.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tidings.ledger.Heading;
import org.tidings.ledger.Line;

/// Lines of the log as CloudEvents 1.0 for those who are told everything, with the ids that listeners have too.
///
/// One of these serves one reader at a time.
public final class CloudEvents {
    private final Cursors cursors;
    private final Envelope envelope;
    private final String source;
    private final Bytes draft = new Bytes(2048);

    /// @param site the site's name; `source` is `/<site>`
    public CloudEvents(String site, Cursors cursors) {
        this.cursors = cursors.twin();
        this.envelope = new Envelope(site, this.cursors);
        this.source = uriPath("/" + site);
    }

    /// The event in the JSON format, as an operator hears it.
    public byte[] structured(Line line) {
        draft.clear();
        envelope.putEvent(draft, line, cursors.bytesOf(line.offset().value(), 0), Sides.BOTH, true);
        return draft.toArray();
    }

    /// Its context attributes, by name, for a binding that keeps them beside the data; without `datacontenttype`.
    public Map<String, String> attributes(Line line) {
        Heading heading = line.heading();
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", cursors.of(line.offset()));
        attributes.put("source", source);
        attributes.put("type", heading.type().cloudEventsType());
        attributes.put("subject", uriPath(heading.place().path().text()));
        attributes.put("time", time(line.at()));
        attributes.put("partitionkey", heading.subject().hex());
        line.cause().ifPresent(cause -> attributes.put("causationid", cursors.of(cause)));
        attributes.put("sequence", digits(line.offset().value()));
        attributes.put("sequencetype", Envelope.SEQUENCE_TYPE);
        line.origin().address().ifPresent(address -> attributes.put("clientaddress", address));
        return attributes;
    }

    private String uriPath(String path) {
        draft.clear();
        return new String(draft.putUriPath(path).toArray(), StandardCharsets.US_ASCII);
    }

    private String digits(long value) {
        draft.clear();
        return new String(draft.putDigits(value, Envelope.SEQUENCE_DIGITS).toArray(), StandardCharsets.US_ASCII);
    }

    /// RFC 3339 with microseconds, in UTC.
    private String time(Instant at) {
        String second = at.truncatedTo(ChronoUnit.SECONDS).toString();
        String micros = digits(at.getNano() / 1000).substring(Envelope.SEQUENCE_DIGITS - 6);
        return second.substring(0, second.length() - 1) + "." + micros + "Z";
    }
}
