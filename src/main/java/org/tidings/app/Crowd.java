package org.tidings.app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Threads for however many short tasks there are at once: one virtual thread for each.
public final class Crowd {
    private Crowd() {}

    public static ExecutorService gather() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    /// Threads for half of the processors, on which many take short turns at work that would keep everybody else from
    /// them. They are the system's, which interrupts them where a virtual thread would run on.
    static ExecutorService inTurns(String name) {
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return Executors.newFixedThreadPool(
                half, Thread.ofPlatform().daemon(true).name(name, 0).factory());
    }
}
