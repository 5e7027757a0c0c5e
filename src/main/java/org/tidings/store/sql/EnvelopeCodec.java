package org.tidings.store.sql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tidings.ledger.Heading;
import org.tidings.ledger.Line;
import org.tidings.model.EventType;
import org.tidings.model.FileId;
import org.tidings.model.Offset;
import org.tidings.model.Origin;
import org.tidings.model.Place;
import org.tidings.model.StoragePath;

/// What a line carries beside its data, packed into one column.
///
/// A driver hands over a row column by column, at about the price of all the rest of reading a line; so
/// the log's readers get one column, and the log is read three times as fast.
///
/// The form: version byte 1; type, subject, place; 1 and the former place, or 0; owner, size, cause (0 for
/// none); and the origin's site, protocol, user, address and function. A place is the parent and the path; a
/// text is a 16-bit length and UTF-8, an absent one has length 65535.
final class EnvelopeCodec {
    private static final byte VERSION = 1;
    private static final int ABSENT = 0xffff;
    private static final int ID_BYTES = FileId.HEX_DIGITS / 2;
    private static final int FIXED_BYTES = 256;
    private static final int MAX_BYTES_PER_CHAR = 3;
    private static final Map<String, EventType> TYPES =
            Arrays.stream(EventType.values()).collect(Collectors.toMap(EventType::shortName, Function.identity()));

    private EnvelopeCodec() {}

    /// The parts of a line that are kept in the envelope.
    record Envelope(Heading heading, Optional<Offset> cause, Origin origin) {
        static Envelope of(Line line) {
            return new Envelope(line.heading(), line.cause(), line.origin());
        }
    }

    static byte[] encode(Envelope envelope) {
        Heading heading = envelope.heading();
        ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + MAX_BYTES_PER_CHAR * chars(envelope));
        out.put(VERSION);
        putText(out, heading.type().shortName());
        out.put(heading.subject().toBytes());
        putPlace(out, heading.place());
        out.put((byte) (heading.from().isPresent() ? 1 : 0));
        heading.from().ifPresent(from -> putPlace(out, from));
        out.putInt(heading.ownerUid());
        out.putLong(heading.sizeBytes());
        out.putLong(envelope.cause().map(Offset::value).orElse(0L));
        Origin origin = envelope.origin();
        putText(out, origin.site());
        putText(out, origin.protocol());
        putText(out, origin.user());
        putText(out, origin.address());
        putText(out, origin.function());
        return Arrays.copyOf(out.array(), out.position());
    }

    private static int chars(Envelope envelope) {
        Heading heading = envelope.heading();
        Origin origin = envelope.origin();
        return heading.place().path().text().length()
                + heading.from().map(from -> from.path().text().length()).orElse(0)
                + origin.site().length()
                + origin.protocol().length()
                + origin.user().map(String::length).orElse(0)
                + origin.address().map(String::length).orElse(0)
                + origin.function().map(String::length).orElse(0);
    }

    static Envelope decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.get() != VERSION) {
            throw new IllegalStateException("a line of the log was written by a newer Tidings");
        }
        EventType type = Optional.ofNullable(TYPES.get(someText(in)))
                .orElseThrow(() -> new IllegalStateException("a line of the log tells of something unknown"));
        FileId subject = id(in);
        Place place = place(in);
        Optional<Place> from = in.get() == 0 ? Optional.empty() : Optional.of(place(in));
        var heading = new Heading(type, subject, place, from, in.getInt(), in.getLong());
        long cause = in.getLong();
        String site = someText(in);
        String protocol = someText(in);
        var origin = new Origin(site, text(in), text(in), protocol, text(in));
        return new Envelope(heading, cause == 0 ? Optional.empty() : Optional.of(new Offset(cause)), origin);
    }

    private static void putPlace(ByteBuffer out, Place place) {
        out.put(place.parent().toBytes());
        putText(out, place.path().text());
    }

    private static Place place(ByteBuffer in) {
        return new Place(id(in), new StoragePath(someText(in)));
    }

    private static FileId id(ByteBuffer in) {
        byte[] id = new byte[ID_BYTES];
        in.get(id);
        return FileId.ofBytes(id);
    }

    private static void putText(ByteBuffer out, Optional<String> text) {
        if (text.isPresent()) {
            putText(out, text.get());
        } else {
            out.putShort((short) ABSENT);
        }
    }

    private static void putText(ByteBuffer out, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length >= ABSENT) {
            throw new IllegalArgumentException("a text of an event's origin is too long");
        }
        out.putShort((short) utf8.length);
        out.put(utf8);
    }

    private static Optional<String> text(ByteBuffer in) {
        int length = in.getShort() & 0xffff;
        if (length == ABSENT) {
            return Optional.empty();
        }
        String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return Optional.of(text);
    }

    private static String someText(ByteBuffer in) {
        return text(in).orElse("");
    }
}
