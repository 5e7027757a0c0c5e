package org.tidings.app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Threads for however many short tasks there are at once: one virtual thread for each.
public final class Crowd {
    private Crowd() {}

    public static ExecutorService gather() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }
}
