package org.tidings.wire.channel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.tidings.channel.Channel;
import org.tidings.channel.StreamDesk;
import org.tidings.wire.http.LongStay;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.StreamCarrier;
import org.tidings.wire.http.Visit;

/// A channel's events as Server-Sent Events.
///
/// The answer ends with its connection and is not chunked: there are clients that read below the chunks.
record ChannelStream(StreamDesk streams) {
    private static final String EVENT_STREAM = "text/event-stream";
    private static final String RETRY_SECONDS = "10";

    /// Whether the client says in so many words that it wants events: `*/*` is no wish for an endless answer.
    static boolean isAskedFor(Visit visit) {
        List<String> accepted = visit.request().getHeaders().getValuesList(HttpHeader.ACCEPT);
        return accepted.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(range -> range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .anyMatch(EVENT_STREAM::equals);
    }

    void open(Visit visit, Channel channel) {
        describe(visit.response().getHeaders());
        if (visit.isHead()) {
            visit.empty(HttpStatus.OK_200);
            return;
        }
        try (var beginning = LongStay.begin(visit.request())) {
            connect(visit, channel);
        }
    }

    private void connect(Visit visit, Channel channel) {
        var carrier = new StreamCarrier(visit.request(), visit.response(), visit.callback());
        switch (streams.connect(visit.who(), channel, visit.field("Last-Event-ID"), carrier)) {
            case StreamDesk.Connected connected ->
                visit.request().addFailureListener(gone -> connected.listener().cut());
            case StreamDesk.Gone gone -> throw refused(visit, Finding.noSuchChannel());
            case StreamDesk.NoRoom noRoom ->
                throw refused(
                        visit,
                        new RequestRefused(HttpStatus.SERVICE_UNAVAILABLE_503, "There are too many streams.")
                                .withField(HttpHeader.RETRY_AFTER, RETRY_SECONDS));
        }
    }

    private static void describe(HttpFields.Mutable headers) {
        headers.put(HttpHeader.CONTENT_TYPE, EVENT_STREAM + ";charset=utf-8");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Accel-Buffering", "no");
        headers.put(HttpHeader.CONNECTION, "close");
    }

    private static RequestRefused refused(Visit visit, RequestRefused why) {
        visit.response().reset();
        return why;
    }
}
