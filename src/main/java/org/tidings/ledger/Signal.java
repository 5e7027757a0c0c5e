package org.tidings.ledger;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Says "look again" to whoever waits. It carries nothing: missing one costs latency, never an event.
public final class Signal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raisedAgain = lock.newCondition();
    private long raised;

    public void raise() {
        lock.lock();
        try {
            raised++;
            raisedAgain.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// How often it was raised so far: read this, look, then wait with it.
    public long count() {
        lock.lock();
        try {
            return raised;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until it is raised more often than `seen` times, or for `patience`.
    public void awaitAfter(long seen, Duration patience) throws InterruptedException {
        long nanos = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (raised <= seen && nanos > 0) {
                nanos = raisedAgain.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /// A signal's default patience: how late a missed wake-up may make anybody.
    public static Duration patience() {
        return Duration.of(200, TimeUnit.MILLISECONDS.toChronoUnit());
    }
}
