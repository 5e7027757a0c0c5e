package org.tidings.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/// When each numbered file was begun, and when and how often its event came. Numbers are counted from zero up to a
/// limit.
final class Watch {
    private final AtomicLongArray begun;
    private final AtomicLongArray heard;
    private final AtomicIntegerArray times;

    Watch(int limit) {
        begun = new AtomicLongArray(limit);
        heard = new AtomicLongArray(limit);
        times = new AtomicIntegerArray(limit);
    }

    void begin(long number, long nanos) {
        if (number < begun.length()) {
            begun.set((int) number, nanos);
        }
    }

    /// Takes a file out of the {@link #outcome()}, as one that only warmed the server up.
    void forget(long number) {
        begun.set((int) number, 0);
    }

    /// Notes an event; only the first one sets the time.
    void hear(long number, long nanos) {
        if (number >= 0 && number < heard.length() && times.incrementAndGet((int) number) == 1) {
            heard.set((int) number, nanos);
        }
    }

    /// Waits until every file begun has had its event, at most ten seconds.
    void awaitAll() throws InterruptedException {
        for (int patience = 0; patience < 1000 && outcome().lost() > 0; patience++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /// What became of the files begun: the delays, and how many events are missing or came twice.
    Outcome outcome() {
        var delays = new Histogram();
        long lost = 0;
        long doubled = 0;
        for (int number = 0; number < begun.length(); number++) {
            if (begun.get(number) != 0) {
                int came = times.get(number);
                lost += came == 0 ? 1 : 0;
                doubled += came > 1 ? 1 : 0;
                if (came > 0) {
                    delays.record(heard.get(number) - begun.get(number));
                }
            }
        }
        return new Outcome(delays, lost, doubled);
    }

    /// @param delays from begin to first event
    /// @param lost files without an event
    /// @param doubled files with more than one event
    record Outcome(Histogram delays, long lost, long doubled) {}
}
