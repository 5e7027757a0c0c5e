package org.tidings.wire.api;

import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.tidings.access.Principal;
import org.tidings.delivery.LogPages;
import org.tidings.delivery.Start;

/// `GET /api/v1/events/log?from=&limit=`: the log in pages, each with the cursor of the next.
final class EventLogPages implements Endpoint {
    private static final String USUAL_LIMIT = "100";
    private final LogPages pages;
    private final Questions questions;

    EventLogPages(LogPages pages, Questions questions) {
        this.pages = pages;
        this.questions = questions;
    }

    @Override
    public List<HttpMethod> methods() {
        return List.of(HttpMethod.GET, HttpMethod.HEAD);
    }

    @Override
    public void serve(Request request, Response response, Callback callback, Principal who) {
        Parameters parameters = Parameters.of(request);
        int limit = limit(parameters);
        Start.After start = start(parameters, who);
        var ask = new LogPages.Ask(who, questions.selector(parameters, who), start, limit);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (HttpMethod.HEAD.is(request.getMethod())) {
            callback.succeeded();
        } else {
            response.write(true, ByteBuffer.wrap(pages.page(ask)), callback);
        }
    }

    private static int limit(Parameters parameters) {
        String text = parameters.take("limit").orElse(USUAL_LIMIT);
        int limit = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > LogPages.MOST) {
            throw Problem.ofParameter("limit", "It is a number from 1 to " + LogPages.MOST + ".");
        }
        return limit;
    }

    private Start.After start(Parameters parameters, Principal who) {
        return switch (questions.starts().from(parameters.take("from").orElse("earliest"), who.isOperator())) {
            case Start.After after -> after;
            case Start.Snapshot snapshot ->
                throw Problem.ofParameter("from", "A snapshot is told by the stream, not in pages.");
            case Start.Refused refused -> throw Problem.ofParameter("from", refused.sentence());
        };
    }
}
