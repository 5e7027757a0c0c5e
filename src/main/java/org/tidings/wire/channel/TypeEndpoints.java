package org.tidings.wire.channel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.tidings.channel.Kind;
import org.tidings.channel.Limits;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.Visit;
import org.tidings.wire.json.JsonAnswer;

/// What can be subscribed to, and how: the service's limits, the types of event and their JSON Schemas.
record TypeEndpoints(Limits limits) {

    void service(Visit visit) {
        var body = JsonAnswer.object();
        var channels = body.putObject("channels");
        channels.putObject("lifetimeWhenDisconnected")
                .put("minimum", Limits.SHORTEST_TIMEOUT.toSeconds())
                .put("default", limits.usualTimeout().toSeconds())
                .put("maximum", limits.longestTimeout().toSeconds());
        channels.put("maximumPerUser", limits.perUser());
        JsonAnswer.ok(visit, body);
    }

    void all(Visit visit) {
        var names = JsonAnswer.array();
        Arrays.stream(Kind.values()).map(Kind::wireName).sorted().forEach(names::add);
        JsonAnswer.ok(visit, names);
    }

    void one(Visit visit) {
        JsonAnswer.ok(visit, JsonAnswer.object().put("description", kind(visit).description()));
    }

    void selectorSchema(Visit visit) {
        schema(visit, kind(visit).wireName() + "-selector.json");
    }

    void eventSchema(Visit visit) {
        schema(visit, kind(visit).wireName() + "-event.json");
    }

    private static Kind kind(Visit visit) {
        return Kind.named(visit.variable("type"))
                .orElseThrow(() -> new RequestRefused(HttpStatus.NOT_FOUND_404, "No such event type"));
    }

    private static void schema(Visit visit, String resource) {
        try (InputStream schema = Objects.requireNonNull(TypeEndpoints.class.getResourceAsStream(resource), resource)) {
            visit.response().getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            visit.response().write(true, ByteBuffer.wrap(schema.readAllBytes()), visit.callback());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
