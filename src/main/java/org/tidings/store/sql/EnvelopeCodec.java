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
/// The form: version byte 1, then type, subject, parent, path, former parent and path (or an empty text),
/// owner, size, cause (0 for none), and the origin's five texts. A text is a 16-bit length and UTF-8; an
/// absent one has length 65535.
final class EnvelopeCodec {
    private static final byte VERSION = 1;
    private static final int ABSENT = 0xffff;
    private static final int ID_BYTES = FileId.HEX_DIGITS / 2;
    private static final int FIXED_BYTES = 256;
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
        Origin origin = envelope.origin();
        byte[] path = utf8(heading.place().path().text());
        byte[] from = heading.from().map(place -> utf8(place.path().text())).orElse(new byte[0]);
        byte[] site = utf8(origin.site());
        byte[] protocol = utf8(origin.protocol());
        Optional<byte[]> user = origin.user().map(EnvelopeCodec::utf8);
        Optional<byte[]> address = origin.address().map(EnvelopeCodec::utf8);
        Optional<byte[]> function = origin.function().map(EnvelopeCodec::utf8);
        int texts = path.length
                + from.length
                + site.length
                + protocol.length
                + length(user)
                + length(address)
                + length(function);
        ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + texts);
        out.put(VERSION);
        putText(out, Optional.of(utf8(heading.type().shortName())));
        out.put(heading.subject().toBytes());
        out.put(heading.place().parent().toBytes());
        putText(out, Optional.of(path));
        out.put(heading.from().map(Place::parent).orElse(FileId.ROOT).toBytes());
        putText(out, Optional.of(from));
        out.putInt(heading.ownerUid());
        out.putLong(heading.sizeBytes());
        out.putLong(envelope.cause().map(Offset::value).orElse(0L));
        putText(out, Optional.of(site));
        putText(out, Optional.of(protocol));
        putText(out, user);
        putText(out, address);
        putText(out, function);
        return Arrays.copyOf(out.array(), out.position());
    }

    static Envelope decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.get() != VERSION) {
            throw new IllegalStateException("a line of the log was written by a newer Tidings");
        }
        EventType type = Optional.ofNullable(TYPES.get(someText(in)))
                .orElseThrow(() -> new IllegalStateException("a line of the log tells of something unknown"));
        FileId subject = id(in);
        Place place = new Place(id(in), new StoragePath(someText(in)));
        FileId formerParent = id(in);
        String formerPath = someText(in);
        Optional<Place> from = formerPath.isEmpty()
                ? Optional.empty()
                : Optional.of(new Place(formerParent, new StoragePath(formerPath)));
        Heading heading = new Heading(type, subject, place, from, in.getInt(), in.getLong());
        long cause = in.getLong();
        String site = someText(in);
        String protocol = someText(in);
        var origin = new Origin(site, text(in), text(in), protocol, text(in));
        return new Envelope(heading, cause == 0 ? Optional.empty() : Optional.of(new Offset(cause)), origin);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int length(Optional<byte[]> text) {
        return text.map(bytes -> bytes.length).orElse(0);
    }

    private static void putText(ByteBuffer out, Optional<byte[]> text) {
        if (length(text) >= ABSENT) {
            throw new IllegalArgumentException("a text of an event's origin is too long");
        }
        out.putShort((short) (int) text.map(bytes -> bytes.length).orElse(ABSENT));
        text.ifPresent(out::put);
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

    private static FileId id(ByteBuffer in) {
        byte[] id = new byte[ID_BYTES];
        in.get(id);
        return FileId.ofBytes(id);
    }
}
