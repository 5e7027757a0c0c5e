package org.tidings.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.ledger.Signal;
import org.tidings.ledger.Worker;

/// All the threads that step workers.
///
/// A worker with nothing to do waits for its signal, or for the signal's patience. One that throws is
/// logged, left alone for a while that doubles each time, and tried again: a full disk heals, and so do we.
final class Runner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final Duration FIRST_REST = Duration.ofMillis(100);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final RandomGenerator random;
    private final Deque<Loop> loops = new ArrayDeque<>();
    private final List<String> ailing = new CopyOnWriteArrayList<>();

    /// What a worker's thread is.
    enum Kind {
        /// Cheap; for work that waits for people, network and files.
        VIRTUAL,
        /// For work inside JNI, as SQLite's: it would pin a virtual thread's carrier.
        PLATFORM
    }

    /// @param random spreads retries
    Runner(RandomGenerator random) {
        this.random = random;
    }

    /// Steps the worker from now on, until [#close].
    ///
    /// @param wake says that there may be work
    void run(Worker worker, Signal wake, Kind kind) {
        var loop = new Loop(worker, wake);
        loops.push(loop);
        var builder =
                kind == Kind.VIRTUAL ? Thread.ofVirtual() : Thread.ofPlatform().daemon(true);
        loop.thread = builder.name(worker.name()).start(loop);
    }

    /// The names of workers whose last step threw.
    List<String> ailing() {
        return List.copyOf(ailing);
    }

    /// Stops the workers, the last started first; each finishes its step.
    @Override
    public void close() {
        while (!loops.isEmpty()) {
            loops.pop().stop();
        }
    }

    /// One worker's life.
    private final class Loop implements Runnable {
        private final Worker worker;
        private final Signal wake;
        private final Signal halt = new Signal();
        private volatile boolean stopping;
        private Thread thread = Thread.currentThread();

        Loop(Worker worker, Signal wake) {
            this.worker = worker;
            this.wake = wake;
        }

        @Override
        public void run() {
            try {
                stepOn();
            } finally {
                worker.retire();
            }
        }

        private void stepOn() {
            Duration rest = FIRST_REST;
            while (!stopping) {
                long seen = wake.count();
                try {
                    boolean busy = worker.step();
                    recovered();
                    rest = FIRST_REST;
                    if (!busy && !stopping) {
                        wake.awaitAfter(seen, worker.patience());
                    }
                } catch (InterruptedException e) {
                    return;
                } catch (RuntimeException e) {
                    failed(e, rest);
                    rest = rested(rest);
                }
            }
        }

        private void recovered() {
            if (!ailing.isEmpty() && ailing.remove(worker.name())) {
                LOG.info("{} works again", worker.name());
            }
        }

        private void failed(RuntimeException problem, Duration rest) {
            if (stopping) {
                return;
            }
            if (!ailing.contains(worker.name())) {
                ailing.add(worker.name());
                LOG.error("{} failed and is tried again in {} ms", worker.name(), rest.toMillis(), problem);
            } else {
                LOG.error("{} failed again: {}", worker.name(), Sentences.of(problem));
            }
        }

        /// Waits for about `rest` and returns how long to wait after a next failure.
        private Duration rested(Duration rest) {
            try {
                halt.awaitAfter(0, rest.plusMillis(random.nextLong(rest.toMillis())));
            } catch (InterruptedException e) {
                stopping = true;
            }
            Duration doubled = rest.multipliedBy(2);
            return doubled.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : doubled;
        }

        void stop() {
            stopping = true;
            halt.raise();
            wake.raise();
            try {
                if (!thread.join(STOPPING)) {
                    LOG.warn("{} does not stop; it is interrupted", worker.name());
                    thread.interrupt();
                    thread.join(STOPPING);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
