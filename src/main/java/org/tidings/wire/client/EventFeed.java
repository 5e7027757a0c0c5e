package org.tidings.wire.client;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.tidings.ledger.Signal;
import org.tidings.wire.client.ArrivingLines.Piece;

/// A site's event stream, followed for ever: a connection that is lost is made again from the last cursor, so
/// nothing is missed and nothing comes twice.
public final class EventFeed {
    /// Longer than any pause between a site's heartbeats.
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final Endpoint endpoint;
    private final String query;
    private final Backoff backoff;
    private Optional<String> cursor;

    /// Who hears the events.
    public interface Listener {
        /// @return whether to go on
        boolean hear(SseFrame frame);

        /// The stream moved on to this cursor, perhaps without an event.
        void reached(String cursor);

        /// The stream was lost and is tried again after a pause.
        void lost(String why, Duration pause);
    }

    /// @param query of `/api/v1/events/stream`, percent-encoded, without the question mark
    /// @param cursor where to go on from, if known; it wins over the query's `from`
    public EventFeed(Endpoint endpoint, String query, Optional<String> cursor, Backoff backoff) {
        this.endpoint = endpoint;
        this.query = query;
        this.cursor = cursor;
        this.backoff = backoff;
    }

    /// Follows the stream until the listener has enough.
    ///
    /// @return a refusal, when the site will not tell us and trying again would not help
    public Answer<Boolean> follow(Listener listener) throws InterruptedException {
        while (true) {
            String why;
            try {
                switch (connected(listener)) {
                    case Ending.Enough enough -> {
                        return new Answer.Done<>(true);
                    }
                    case Ending.Refused refused -> {
                        return new Answer.Refused<>(refused.status(), refused.sentence());
                    }
                    case Ending.Lost lost -> why = lost.why();
                }
            } catch (Unreachable e) {
                why = String.valueOf(e.getMessage());
            }
            Duration pause = backoff.next();
            listener.lost(why, pause);
            new Signal().awaitAfter(0, pause);
        }
    }

    /// How one connection ended.
    private sealed interface Ending {
        record Enough() implements Ending {}

        record Refused(int status, String sentence) implements Ending {}

        record Lost(String why) implements Ending {}
    }

    private Ending connected(Listener listener) throws InterruptedException {
        var response = endpoint.send(request(), BodyHandlers.ofPublisher());
        return switch (response.statusCode()) {
            case 200 -> heard(response.body(), listener);
            case 204 -> new Ending.Enough();
            case 429, 500, 502, 503, 504 -> new Ending.Lost(Refusals.meaning(response.statusCode()));
            default -> refused(response);
        };
    }

    private HttpRequest request() {
        var builder = endpoint.request("/api/v1/events/stream" + (query.isEmpty() ? "" : "?" + query))
                .header("Accept", "text/event-stream");
        cursor.ifPresent(id -> builder.header("Last-Event-ID", id));
        return builder.GET().build();
    }

    private Ending heard(Flow.Publisher<List<ByteBuffer>> body, Listener listener) throws InterruptedException {
        var parser = new SseParser(cursor);
        try (var lines = new ArrivingLines()) {
            body.subscribe(BodySubscribers.fromLineSubscriber(lines));
            while (true) {
                switch (lines.next(SILENCE)) {
                    case Piece.End end -> {
                        return new Ending.Lost(end.why());
                    }
                    case Piece.Text text -> {
                        Optional<SseFrame> frame = parser.accept(text.line());
                        if (frame.isPresent() && !listener.hear(frame.get())) {
                            return new Ending.Enough();
                        }
                        moveOn(parser, listener);
                    }
                }
            }
        }
    }

    private void moveOn(SseParser parser, Listener listener) {
        parser.retry().ifPresent(backoff::startingAt);
        backoff.reset();
        if (!parser.lastId().equals(cursor)) {
            cursor = parser.lastId();
            cursor.ifPresent(listener::reached);
        }
    }

    private static Ending refused(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response) {
        Answer.Refused<Boolean> refusal = refusal(response);
        return new Ending.Refused(refusal.status(), refusal.sentence());
    }

    /// The refusal in an answer whose body nobody took yet.
    static <T> Answer.Refused<T> refusal(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response) {
        BodySubscriber<String> whole = BodySubscribers.ofString(StandardCharsets.UTF_8);
        response.body().subscribe(whole);
        String type = response.headers().firstValue("Content-Type").orElse("");
        String text = whole.getBody().toCompletableFuture().join();
        int status = response.statusCode();
        return new Answer.Refused<>(status, Refusals.sentence(status, type, text.strip()));
    }
}
