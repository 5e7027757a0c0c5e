package org.tidings.wire.channel;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.tidings.channel.Channel;
import org.tidings.channel.ChannelDesk;
import org.tidings.channel.Limits;
import org.tidings.wire.http.Query;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.Visit;
import org.tidings.wire.json.JsonAnswer;
import org.tidings.wire.json.JsonObject;

/// Channels as resources.
final class ChannelEndpoints {
    private static final String RETRY_SECONDS = "60";
    private final ChannelRoutes.Desks desks;
    private final ChannelStream stream;

    ChannelEndpoints(ChannelRoutes.Desks desks) {
        this.desks = desks;
        this.stream = new ChannelStream(desks.streams());
    }

    /// The user's channels, as a list of URLs; with `client-id`, those opened under that name.
    void list(Visit visit) {
        var urls = JsonAnswer.array();
        Urls here = Urls.of(visit);
        desks.channels().list(visit.who(), clientId(visit.request())).forEach(channel -> urls.add(here.of(channel)));
        JsonAnswer.ok(visit, urls);
    }

    private static Optional<String> clientId(Request request) {
        return Optional.ofNullable(Query.of(request).getValue("client-id"));
    }

    /// The body is not dCache's, which has none; a client that is better than its server reads it.
    void open(Visit visit) throws IOException {
        Optional<JsonObject> body = JsonObject.read(visit);
        String clientId = body.flatMap(json -> json.text("client-id")).orElse("");
        body.ifPresent(JsonObject::nothingElse);
        Urls here = Urls.of(visit);
        switch (desks.channels().open(visit.who(), Finding.origin(desks.site(), visit), clientId, here.base())) {
            case ChannelDesk.Opened(Channel channel) -> {
                visit.response().getHeaders().put(HttpHeader.LOCATION, here.of(channel));
                var answer = JsonAnswer.object().put("id", channel.id().text()).put("url", here.of(channel));
                JsonAnswer.send(visit.response(), HttpStatus.CREATED_201, answer, visit.callback());
            }
            case ChannelDesk.TooMany tooMany ->
                throw new RequestRefused(
                                HttpStatus.TOO_MANY_REQUESTS_429,
                                "You have " + desks.channels().limits().perUser()
                                        + " channels, which is all one user may have: delete one.")
                        .withField(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
        }
    }

    /// Events for who asks for events, and for everybody else what the channel is like.
    void look(Visit visit) {
        Channel channel = Finding.channel(desks.channels(), visit);
        if (ChannelStream.isAskedFor(visit)) {
            stream.open(visit, channel);
        } else {
            JsonAnswer.ok(
                    visit, JsonAnswer.object().put("timeout", channel.timeout().toSeconds()));
        }
    }

    void change(Visit visit) throws IOException {
        Channel channel = Finding.channel(desks.channels(), visit);
        JsonObject body = JsonObject.read(visit)
                .orElseThrow(() -> RequestRefused.malformed("Missing JSON entity in PATCH request"));
        long seconds = body.number("timeout").orElse(0);
        body.nothingElse();
        Limits limits = desks.channels().limits();
        if (seconds < Limits.SHORTEST_TIMEOUT.toSeconds()) {
            throw RequestRefused.malformed("Timeout shorter than minimum allowed");
        }
        if (seconds > limits.longestTimeout().toSeconds()) {
            throw RequestRefused.malformed("Timeout longer than maximum allowed");
        }
        boolean changed = desks.channels()
                .changeTimeout(channel, Finding.origin(desks.site(), visit), Duration.ofSeconds(seconds));
        nothing(visit, changed);
    }

    void close(Visit visit) {
        Channel channel = Finding.channel(desks.channels(), visit);
        nothing(visit, desks.channels().close(channel, Finding.origin(desks.site(), visit)));
    }

    private static void nothing(Visit visit, boolean done) {
        if (!done) {
            throw Finding.noSuchChannel();
        }
        visit.empty(HttpStatus.NO_CONTENT_204);
    }
}
