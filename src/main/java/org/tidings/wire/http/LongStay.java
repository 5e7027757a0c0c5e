package org.tidings.wire.http;

import org.eclipse.jetty.server.Request;

/// Answers that go on for hours, as event streams do: they are not among the requests answered at once, and nobody
/// measures how fast they go. Whoever gives one has limits and patience of its own.
public final class LongStay {
    private static final String SEAT = Seat.class.getName();
    private static final String BEGUN = LongStay.class.getName();

    /// What a request takes up.
    interface Seat {
        /// Gives it up; more than once is once.
        void leave();
    }

    private LongStay() {}

    /// Says that this request's answer is such a one, before it is begun.
    public static void begin(Request request) {
        request.setAttribute(BEGUN, true);
        if (request.getAttribute(SEAT) instanceof Seat seat) {
            seat.leave();
        }
    }

    static void offer(Request request, Seat seat) {
        request.setAttribute(SEAT, seat);
    }

    static boolean hasBegun(Request request) {
        return request.getAttribute(BEGUN) != null;
    }
}
