package org.tidings.wire.api;

import java.util.List;
import org.tidings.delivery.Delivery;
import org.tidings.wire.http.Manner;
import org.tidings.wire.http.Manner.Entrance;
import org.tidings.wire.http.Problem;
import org.tidings.wire.http.Route;

/// The routes that are Tidings' own: the stream, the log in pages, health and metrics.
public final class OwnRoutes {
    private static final Manner OPEN = new Manner(Entrance.OPEN, Problem.FORM);
    private static final Manner BEHIND_LOGIN = new Manner(Entrance.ADMITTED, Problem.FORM);
    private static final String STREAM = "/api/v1/events/stream";

    private OwnRoutes() {}

    /// @param sights metrics and health
    public static List<Route> of(Delivery delivery, Questions questions, Sights sights) {
        var stream = new EventStream(delivery, questions);
        return List.of(
                BEHIND_LOGIN.get(STREAM, stream),
                BEHIND_LOGIN.post(STREAM, stream),
                BEHIND_LOGIN.get("/api/v1/events/log", new EventLogPages(delivery.pages(), questions)),
                OPEN.get("/healthz", sights.healthz()),
                OPEN.get("/readyz", sights.readyz()),
                OPEN.get("/metrics", sights.metrics()));
    }
}
