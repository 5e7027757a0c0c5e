package org.tidings.store.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.tidings.catalogue.Catalogue;
import org.tidings.channel.Channels;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.Ledger;
import org.tidings.ledger.LogKeeping;
import org.tidings.ledger.Signal;
import org.tidings.ledger.Worker;
import org.tidings.namespace.Inventory;
import org.tidings.namespace.Namespace;
import org.tidings.store.StoreFixture;
import org.tidings.store.TestClock;

/// A SQL store with threads of its own.
final class SqlFixture implements StoreFixture {
    private final Function<SqlStore.Tools, SqlStore> opener;
    private final TestClock clock;
    private final SqlStore store;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    SqlFixture(Function<SqlStore.Tools, SqlStore> opener) {
        this(opener, new TestClock());
    }

    private SqlFixture(Function<SqlStore.Tools, SqlStore> opener, TestClock clock) {
        this.opener = opener;
        this.clock = clock;
        this.store = opener.apply(new SqlStore.Tools(CODEC, clock, new Random(7), new Signal()));
        run(store.committer(), store.submitted());
        store.checkpointer().ifPresent(worker -> run(worker, new Signal()));
    }

    private void run(Worker worker, Signal wake) {
        threads.add(Thread.ofPlatform().name(worker.name()).start(() -> {
            try {
                while (!stopping) {
                    long seen = wake.count();
                    if (!worker.step()) {
                        wake.awaitAfter(seen, Signal.patience());
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    SqlStore store() {
        return store;
    }

    @Override
    public Ledger ledger() {
        return store.ledger();
    }

    @Override
    public EventLog log() {
        return store.log();
    }

    @Override
    public LogKeeping keeping() {
        return store.keeping();
    }

    @Override
    public Inventory inventory() {
        return store.inventory();
    }

    @Override
    public Channels channels() {
        return store.channels();
    }

    @Override
    public Catalogue catalogue() {
        return store.catalogue();
    }

    @Override
    public Namespace namespace() {
        return store.namespace();
    }

    @Override
    public TestClock clock() {
        return clock;
    }

    @Override
    public Optional<StoreFixture> reopened() {
        close();
        return Optional.of(new SqlFixture(opener, clock));
    }

    @Override
    public void close() {
        stopping = true;
        store.submitted().raise();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        store.close();
    }
}
