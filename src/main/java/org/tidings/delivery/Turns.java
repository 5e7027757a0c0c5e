package org.tidings.delivery;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/// Lets late listeners read the log in turns, a few at a time: when thousands come back at once, whoever writes files
/// meanwhile waits behind a few short turns, not behind thousands.
final class Turns {
    private final Executor tasks;
    private final int most;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger running = new AtomicInteger();

    /// @param most how many read at the same time
    Turns(Executor tasks, int most) {
        this.tasks = tasks;
        this.most = most;
    }

    /// Queues up. A turn should be short; who has more to do queues up again.
    void take(Runnable turn) {
        waiting.add(turn);
        beginNext();
    }

    private void beginNext() {
        while (!waiting.isEmpty() && isLetIn()) {
            Runnable next = waiting.poll();
            if (next != null) {
                tasks.execute(() -> run(next));
                return;
            }
            running.decrementAndGet();
        }
    }

    private boolean isLetIn() {
        int now = running.get();
        while (now < most) {
            if (running.compareAndSet(now, now + 1)) {
                return true;
            }
            now = running.get();
        }
        return false;
    }

    private void run(Runnable turn) {
        try {
            turn.run();
        } finally {
            running.decrementAndGet();
            beginNext();
        }
    }
}
