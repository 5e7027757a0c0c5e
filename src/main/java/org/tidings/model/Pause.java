package org.tidings.model;

import java.time.Duration;
import java.time.Instant;

/// A while in which something is left alone. A clock that is set back ends it: nothing waits for an hour that comes
/// twice.
public final class Pause {
    private volatile While current = new While(Instant.MIN, Instant.MIN);

    private record While(Instant from, Instant until) {}

    /// One that is over.
    public Pause() {}

    /// One that begins now.
    public Pause(Instant now, Duration length) {
        begin(now, length);
    }

    public void begin(Instant now, Duration length) {
        current = new While(now, now.plus(length));
    }

    public boolean isOver(Instant now) {
        While known = current;
        return !now.isBefore(known.until) || now.isBefore(known.from);
    }
}
