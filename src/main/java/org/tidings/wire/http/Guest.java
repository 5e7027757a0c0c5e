package org.tidings.wire.http;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// One connection: where it is from, and since when it owes us the rest of a request's header.
///
/// Requests are counted by those who serve them; the rest is for one thread that looks now and then.
final class Guest {
    private static final int GONE = Integer.MIN_VALUE / 2;

    private final Optional<Network> network;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean everAsked;
    private volatile boolean asked;
    private volatile boolean multiplexed;
    private long owesSince;
    private long bytesThen = -1;

    /// @param network empty when no limit per address is for it
    Guest(Optional<Network> network, long nanoTime) {
        this.network = network;
        this.owesSince = nanoTime;
    }

    Optional<Network> network() {
        return network;
    }

    /// A request's header has come.
    ///
    /// @param http1 whether bytes that come between two requests are a header on its way
    /// @return false when the connection was given up just now
    boolean begins(boolean http1) {
        multiplexed = !http1;
        everAsked = true;
        asked = true;
        return requests.incrementAndGet() > 0;
    }

    /// A request has been answered.
    void ends() {
        requests.decrementAndGet();
    }

    /// Whether a header has been on its way for longer than allowed; then no request of this connection begins any
    /// more.
    ///
    /// @param bytesIn all that ever came in on the connection
    boolean isLate(long now, long bytesIn, long allowedNanos) {
        boolean busy = requests.get() > 0;
        if (busy || asked) {
            asked = busy;
            bytesThen = bytesIn;
            owesSince = now;
            return false;
        }
        if (everAsked && (multiplexed || bytesIn == bytesThen)) {
            owesSince = now;
            return false;
        }
        return now - owesSince > allowedNanos && requests.compareAndSet(0, GONE);
    }

    /// Whether it has begun to ask for something.
    boolean hasSpoken(long bytesIn) {
        return bytesIn > Math.max(0, bytesThen);
    }
}
