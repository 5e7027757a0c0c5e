package org.tidings.wire.api;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.tidings.delivery.Delivery;
import org.tidings.delivery.Form;
import org.tidings.delivery.Listener;
import org.tidings.delivery.Parting;
import org.tidings.delivery.Selector;
import org.tidings.delivery.Start;
import org.tidings.wire.http.Endpoint;
import org.tidings.wire.http.LongStay;
import org.tidings.wire.http.MediaType;
import org.tidings.wire.http.Problem;
import org.tidings.wire.http.StreamCarrier;
import org.tidings.wire.http.Visit;

/// `GET /api/v1/events/stream`: a listener's channel, as Server-Sent Events or NDJSON.
///
/// `Last-Event-ID`, as a header or for a first connect as the parameter `lastEventID`, wins over `from`.
final class EventStream implements Endpoint {
    private static final long FULL_RETRY_MILLIS = 10_000;
    private final Delivery delivery;
    private final Questions questions;

    EventStream(Delivery delivery, Questions questions) {
        this.delivery = delivery;
        this.questions = questions;
    }

    @Override
    public void serve(Visit visit) {
        if (visit.isHead()) {
            answer(visit);
            return;
        }
        try (var beginning = LongStay.begin(visit.request())) {
            answer(visit);
        }
    }

    private void answer(Visit visit) {
        Request request = visit.request();
        Response response = visit.response();
        Form form = form(request);
        Parameters parameters = Parameters.of(request);
        Start start = questions.start(request, parameters, visit.who());
        Selector selector = questions.selector(parameters, visit.who());
        describe(response.getHeaders(), form);
        questions.predecessor(start).ifPresent(id -> response.getHeaders().put("Last-Event-ID", id));
        if (visit.isHead()) {
            visit.callback().succeeded();
            return;
        }
        var carrier = new StreamCarrier(request, response, visit.callback());
        Optional<Listener> listener = delivery.open(new Delivery.Wish(visit.who(), selector, form, start), carrier);
        listener.ifPresentOrElse(
                open -> request.addFailureListener(gone -> open.cut()),
                () -> turnAway(response, form, visit.callback()));
    }

    private static Form form(Request request) {
        String accept = String.join(",", request.getHeaders().getValuesList(HttpHeader.ACCEPT));
        MediaType best = MediaType.best(accept, List.of(MediaType.EVENT_STREAM, MediaType.NDJSON))
                .orElseThrow(() -> new Problem(
                        HttpStatus.NOT_ACCEPTABLE_406,
                        "The stream comes as text/event-stream or application/x-ndjson."));
        return best == MediaType.NDJSON ? Form.NDJSON : Form.SSE;
    }

    private static void describe(HttpFields.Mutable headers, Form form) {
        headers.put(HttpHeader.CONTENT_TYPE, form == Form.SSE ? "text/event-stream" : "application/x-ndjson");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Accel-Buffering", "no");
        // It ends with its connection: a chunk around each frame would cost a tenth of writing it.
        headers.put(HttpHeader.CONNECTION, "close");
    }

    /// A browser gives up for good on an error, so it is given a stream that says when to come back; other
    /// clients get the error.
    private void turnAway(Response response, Form form, Callback callback) {
        String seconds = String.valueOf(FULL_RETRY_MILLIS / 1000);
        if (form == Form.NDJSON) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE_503, "There are too many listeners. Come back later.")
                    .withField(HttpHeader.RETRY_AFTER, seconds);
        }
        response.getHeaders().put(HttpHeader.RETRY_AFTER, seconds);
        byte[] bye = delivery.farewell(form, Parting.NO_ROOM, FULL_RETRY_MILLIS);
        response.write(true, ByteBuffer.wrap(bye), callback);
    }
}
