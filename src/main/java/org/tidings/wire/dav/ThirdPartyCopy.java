package org.tidings.wire.dav;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.tidings.door.Caller;
import org.tidings.door.GetFile;
import org.tidings.door.Precondition;
import org.tidings.door.PutFile;
import org.tidings.door.Refusal;
import org.tidings.model.Checksum;
import org.tidings.wire.copy.Arrival;
import org.tidings.wire.copy.Attendance;
import org.tidings.wire.copy.CopyDesk;
import org.tidings.wire.copy.CopyOrder;
import org.tidings.wire.copy.Field;
import org.tidings.wire.copy.Haul;
import org.tidings.wire.http.Answer;
import org.tidings.wire.http.LongStay;
import org.tidings.wire.http.RequestRefused;

/// COPY between this site and another (WLCG HTTP-TPC). What can be told before the first byte is a status; after that
/// the answer is markers and a closing line.
///
/// @param algorithms computed of every file, beside adler32
record ThirdPartyCopy(
        CopyDesk desk,
        PutFile putFile,
        GetFile getFile,
        Conditions conditions,
        Set<Checksum.Algorithm> algorithms,
        InstantSource clock)
        implements DavMethod {
    private static final String PROTOCOL = "http-tpc";
    private static final String MARKERS = "text/perf-marker-stream";
    private static final int ACCEPTED = 202;
    private static final Duration LATER = Duration.ofSeconds(30);

    ThirdPartyCopy {
        algorithms = Set.copyOf(algorithms);
    }

    /// Whether a COPY is one of these, and not inside the site.
    static boolean isOrdered(Exchange exchange) {
        return exchange.fields().contains("Source")
                || DavFields.isElsewhere(
                        exchange.field("Destination"), exchange.addresses().authority());
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        if (exchange.caller().principal().isAnonymous()) {
            Answer.challenge(exchange.response(), "Say who you are to have something copied.", exchange.callback());
            return;
        }
        if (exchange.target().namesDirectory()) {
            exchange.notAllowed(
                    "Files are copied between sites, one by one: an address of one does not end in a slash.");
            return;
        }
        CopyOrder order = CopyOrder.read(exchange.fields().stream()
                .map(field -> new Field(field.getName(), String.valueOf(field.getValue())))
                .toList());
        switch (order.role()) {
            case PULL -> pull(exchange, order);
            case PUSH -> push(exchange, order);
        }
    }

    private void pull(Exchange exchange, CopyOrder order) {
        Arrival arrival =
                new Arrival(putFile, caller(exchange), exchange.path(), precondition(exchange, order), algorithms);
        Optional<Refusal> refusal = arrival.refusal();
        if (refusal.isPresent()) {
            exchange.refuse(refusal.get());
            return;
        }
        attend(exchange, desk.pull(order, arrival));
    }

    private Precondition precondition(Exchange exchange, CopyOrder order) {
        Precondition asked = conditions.of(exchange, clock.instant());
        return order.terms().overwrite()
                ? asked
                : there -> Precondition.NOTHING_THERE.holds(there) && asked.holds(there);
    }

    private void push(Exchange exchange, CopyOrder order) {
        switch (getFile.open(caller(exchange), exchange.path())) {
            case Refusal refusal -> exchange.refuse(refusal);
            case GetFile.IsDirectory _ -> exchange.notAllowed("Directories are not copied to other sites.");
            case GetFile.Opened opened -> {
                try (opened) {
                    attend(exchange, desk.push(order, opened));
                }
            }
        }
    }

    private static Caller caller(Exchange exchange) {
        return exchange.caller().by(PROTOCOL);
    }

    private void attend(Exchange exchange, Haul haul) {
        try (Attendance attendance = desk.admit().orElseThrow(ThirdPartyCopy::tooMany)) {
            LongStay.begin(exchange.request()).close();
            exchange.response().setStatus(ACCEPTED);
            exchange.put(HttpHeader.CONTENT_TYPE.asString(), MARKERS);
            attendance.attend(haul, lines -> tell(exchange, lines));
            if (attendance.isGone()) {
                exchange.callback().failed(new IOException("The client of a copy went away."));
            } else {
                exchange.done();
            }
        }
    }

    private static void tell(Exchange exchange, String lines) throws IOException {
        Content.Sink.write(exchange.response(), false, ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8)));
    }

    private static RequestRefused tooMany() {
        return new RequestRefused(RequestRefused.TOO_MANY_REQUESTS, "Too many copies wait already; try later.")
                .withField(HttpHeader.RETRY_AFTER, String.valueOf(LATER.toSeconds()));
    }
}
