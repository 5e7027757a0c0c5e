package org.tidings.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that moves only when told to.
public final class TestClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    /// Moves it; a negative step sets it back.
    public void step(Duration by) {
        now = now.plus(by);
    }
}
