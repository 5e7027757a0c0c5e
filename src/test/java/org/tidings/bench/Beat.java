package org.tidings.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// A steady rate: runs an action at fixed moments, and late ones at once.
///
/// @param perSecond how often
record Beat(int perSecond) {

    /// Runs the action for each number from `first` on, for this long, and says the number after the last.
    int run(int first, Duration length, Action action) throws IOException {
        long interval = 1_000_000_000L / perSecond;
        long began = System.nanoTime();
        int count = (int) (length.toNanos() / interval);
        for (int beat = 0; beat < count; beat++) {
            for (long early = began + beat * interval - System.nanoTime(); early > 0; ) {
                LockSupport.parkNanos(early);
                early = began + beat * interval - System.nanoTime();
            }
            action.run(first + beat);
        }
        return first + count;
    }

    /// What is done at each beat.
    interface Action {
        void run(int number) throws IOException;
    }
}
