package org.tidings.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tidings.ledger.Line;
import org.tidings.model.EventType;
import org.tidings.model.Offset;

/// Writes frames: what goes over the wire, in either [Form].
///
/// Every Server-Sent Event ends with its empty line, has its JSON in one line, and carries an `id:` from
/// which the listener may resume. One of these serves one reader at a time.
final class Frames {
    private final String[] eventNames = new String[EventType.values().length];
    private final Cursors cursors;
    private final Envelope envelope;
    private final RandomGenerator random;

    /// @param site the site's name
    Frames(String site, Cursors cursors, RandomGenerator random) {
        this.cursors = cursors;
        this.envelope = new Envelope(site, cursors);
        this.random = random;
        for (EventType type : EventType.values()) {
            eventNames[type.ordinal()] = "\nevent: " + type.cloudEventsType() + "\ndata: ";
        }
    }

    void putEvent(Bytes out, Form form, Line line, Sides told, boolean operator) {
        byte[] cursor = cursors.bytesOf(line.offset().value(), 0);
        switch (form) {
            case SSE -> {
                out.put("id: ").put(cursor).put(eventNames[line.heading().type().ordinal()]);
                envelope.putEvent(out, line, cursor, told, operator);
                out.put("\n\n");
            }
            case NDJSON -> {
                envelope.putEvent(out, line, cursor, told, operator);
                out.put('\n');
            }
        }
    }

    /// An event alone, without anything around it.
    void putBare(Bytes out, Line line, Sides told, boolean operator) {
        envelope.putEvent(out, line, cursors.bytesOf(line.offset().value(), 0), told, operator);
    }

    /// The first bytes of a stream: a comment that makes proxies pass the header on, when to come back,
    /// and the place it starts from, if there is one yet.
    void putOpening(Bytes out, Form form, long retryMillis, Optional<Offset> start) {
        if (form == Form.SSE) {
            out.put(":\nretry: ").put(Long.toString(retryMillis)).put('\n');
            start.ifPresent(
                    place -> out.put("id: ").put(cursors.salted(place, random)).put('\n'));
            out.put('\n');
        }
    }

    /// A sign of life that moves the listener on to this place without telling what lies before it.
    void putWatermark(Bytes out, Form form, Offset reached, Instant now) {
        String cursor = cursors.salted(reached, random);
        switch (form) {
            case SSE -> out.put(":\nid: ").put(cursor).put("\n\n");
            case NDJSON -> {
                envelope.putControl(out, "stream.watermark", cursor, now, "{}");
                out.put('\n');
            }
        }
    }

    /// A sign of life from a stream that has no place yet.
    void putPulse(Bytes out, Form form, Instant now) {
        switch (form) {
            case SSE -> out.put(":\n\n");
            case NDJSON -> putControl(out, form, new Control("stream.pulse", "pulse", false), now, "{}");
        }
    }

    /// The events after `asked` up to `resumed` cannot be had.
    ///
    /// @param asked the cursor the listener came with
    void putGap(Bytes out, Form form, String asked, Offset resumed, Instant now) {
        String cursor = cursors.salted(resumed, random);
        String data = "{\"after\":\"" + asked + "\",\"through\":\"" + cursor + "\"}";
        putControl(out, form, new Control("stream.gap", cursor, true), now, data);
    }

    void putSnapshotBegin(Bytes out, Form form, String cursor, Instant now) {
        putControl(out, form, new Control("stream.snapshot.begin", cursor, false), now, "{}");
    }

    /// @param entries how many were listed
    void putSnapshotEnd(Bytes out, Form form, String cursor, Instant now, long entries) {
        putControl(out, form, new Control("stream.snapshot.end", cursor, true), now, "{\"entries\":" + entries + "}");
    }

    /// Carries no `id:`: whoever loses the connection in a listing starts it again.
    void putFound(Bytes out, Form form, Found found) {
        if (form == Form.SSE) {
            out.put("event: org.tidings.storage.").put(found.kind()).put(".listed.v1\ndata: ");
        }
        envelope.putFound(out, found);
        out.put(form == Form.SSE ? "\n\n" : "\n");
    }

    /// The last frame: why the stream ends, and when to come back.
    ///
    /// @param reason a few plain words
    void putBye(Bytes out, Form form, String reason, long retryMillis, Instant now) {
        if (form == Form.SSE) {
            out.put("retry: ").put(Long.toString(retryMillis)).put('\n');
        }
        String data = "{\"reason\":\"" + reason + "\",\"retryMillis\":" + retryMillis + "}";
        putControl(out, form, new Control("stream.bye", "bye", false), now, data);
    }

    /// @param resumable whether a listener may resume from its cursor
    private record Control(String name, String cursor, boolean resumable) {}

    private void putControl(Bytes out, Form form, Control control, Instant now, String data) {
        if (form == Form.SSE) {
            if (control.resumable()) {
                out.put("id: ").put(control.cursor()).put('\n');
            }
            out.put("event: ").put(control.name()).put("\ndata: ");
        }
        envelope.putControl(out, control.name(), control.cursor(), now, data);
        out.put(form == Form.SSE ? "\n\n" : "\n");
    }
}
