package org.tidings.wire.http;

import org.eclipse.jetty.server.Request;

/// Answers that go on for hours, as event streams do: they are not among the requests answered at once, and nobody
/// measures how fast they go. Whoever gives one has limits and patience of its own.
public final class LongStay {
    private static final String SEAT = Seat.class.getName();
    private static final String BEGUN = LongStay.class.getName();

    /// What a request takes up.
    interface Seat {
        /// Gives it up for the doorstep, where only a few can be at a time; the end of the beginning leaves that.
        Beginning leave();
    }

    /// The work of beginning one, to be closed when that is done. A few are begun at a time: when thousands come back
    /// at
    /// once, whoever asks for something else does not wait behind them all.
    @FunctionalInterface
    public interface Beginning extends AutoCloseable {
        @Override
        void close();
    }

    private LongStay() {}

    /// Says that this request's answer is such a one, before it is begun, and waits for its turn.
    public static Beginning begin(Request request) {
        request.setAttribute(BEGUN, true);
        return request.getAttribute(SEAT) instanceof Seat seat ? seat.leave() : () -> {};
    }

    static void offer(Request request, Seat seat) {
        request.setAttribute(SEAT, seat);
    }

    static boolean hasBegun(Request request) {
        return request.getAttribute(BEGUN) != null;
    }
}
