package org.tidings.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.tidings.ledger.EventCodec;
import org.tidings.ledger.Ledger;
import org.tidings.ledger.Signal;
import org.tidings.ledger.Worker;
import org.tidings.store.sql.SqlStore;

/// A SQLite store on disk as a site has it, with the threads it needs.
final class SqliteLedger implements AutoCloseable {
    private final SqlStore store;
    private final List<Thread> threads;
    private volatile boolean stopping;

    SqliteLedger(Path file) {
        var codec = new EventCodec(uid -> Optional.of("alice"));
        store = SqlStore.sqlite(
                file, new SqlStore.Tools(codec, InstantSource.system(), new Random(4711), new Signal()));
        threads = Stream.concat(
                        Stream.of(stepped(store.committer(), store.submitted())),
                        store.checkpointer().stream().map(worker -> stepped(worker, new Signal())))
                .toList();
        threads.forEach(Thread::start);
    }

    Ledger ledger() {
        return store.ledger();
    }

    private Thread stepped(Worker worker, Signal wake) {
        return Thread.ofPlatform().name(worker.name()).unstarted(() -> {
            try {
                while (!stopping) {
                    long seen = wake.count();
                    if (!worker.step()) {
                        wake.awaitAfter(seen, Signal.patience());
                    }
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() throws IOException {
        stopping = true;
        store.submitted().raise();
        threads.forEach(Listener::join);
        store.close();
    }
}
