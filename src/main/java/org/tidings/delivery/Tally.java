package org.tidings.delivery;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// What delivery counts, for whoever shows it.
public final class Tally {
    /// Events read by the live loop.
    public final LongAdder events = new LongAdder();
    /// Frames given to live listeners.
    public final LongAdder delivered = new LongAdder();
    /// Frames given to late listeners, from the log.
    public final LongAdder replayed = new LongAdder();
    /// Times a live listener fell behind and was sent back to the log.
    public final LongAdder overflows = new LongAdder();
    /// Listeners cut because they took nothing.
    public final LongAdder cut = new LongAdder();
    /// Late listeners let go because the store did not answer, or they left in the middle of a listing.
    public final LongAdder broken = new LongAdder();
    /// Gaps told.
    public final LongAdder gaps = new LongAdder();
    /// Listeners turned away for want of room.
    public final LongAdder refused = new LongAdder();
    /// Listeners now.
    public final AtomicLong listeners = new AtomicLong();
    /// Listeners now reading the log instead of hearing it live.
    public final AtomicLong late = new AtomicLong();

    private final Consumer<Duration> latency;

    /// @param latency is told, for each event that somebody heard live, the time from commit to the last offer
    public Tally(Consumer<Duration> latency) {
        this.latency = latency;
    }

    void heardAfter(Duration sinceCommit) {
        latency.accept(sinceCommit);
    }
}
