package org.tidings.wire.api;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.tidings.access.Principal;
import org.tidings.delivery.LogPages;
import org.tidings.delivery.Start;
import org.tidings.wire.http.Endpoint;
import org.tidings.wire.http.Problem;
import org.tidings.wire.http.Visit;

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
    public void serve(Visit visit) {
        Parameters parameters = Parameters.of(visit.request());
        int limit = limit(parameters);
        Start.After start = start(parameters, visit.who());
        var ask = new LogPages.Ask(visit.who(), questions.selector(parameters, visit.who()), start, limit);
        visit.response().getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        visit.response().getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (visit.isHead()) {
            visit.callback().succeeded();
        } else {
            visit.response().write(true, ByteBuffer.wrap(pages.page(ask)), visit.callback());
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
