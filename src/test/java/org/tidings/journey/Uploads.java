package org.tidings.journey;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/// Somebody who uploads small files, one after the other, until closed or the site is gone.
final class Uploads implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Site site;
    private final String prefix;
    private final AtomicInteger stored = new AtomicInteger();
    private final List<Duration> durations = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread;
    private volatile boolean stopping;

    /// @param prefix of their paths
    Uploads(Site site, String prefix) {
        this.site = site;
        this.prefix = prefix;
        this.thread = Thread.ofVirtual().start(this::run);
    }

    private void run() {
        Visitor alice = site.as("alice");
        try {
            for (int i = 0; !stopping; i++) {
                long begun = System.nanoTime();
                alice.put(prefix + "-" + i, "content").is(201);
                durations.add(Duration.ofNanos(System.nanoTime() - begun));
                stored.incrementAndGet();
            }
        } catch (UncheckedIOException gone) {
            // The site was killed.
        }
    }

    /// Waits for so many more.
    void awaitCount(int count) {
        int wanted = stored.get() + count;
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> stored.get() >= wanted || !thread.isAlive());
    }

    int count() {
        return stored.get();
    }

    /// How long each took that succeeded.
    List<Duration> durations() {
        return List.copyOf(durations);
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
