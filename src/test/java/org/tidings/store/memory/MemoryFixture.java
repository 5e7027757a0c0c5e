package org.tidings.store.memory;

import java.util.Optional;
import org.tidings.catalogue.Catalogue;
import org.tidings.channel.Channels;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.Ledger;
import org.tidings.ledger.LogKeeping;
import org.tidings.ledger.Signal;
import org.tidings.namespace.Inventory;
import org.tidings.namespace.Namespace;
import org.tidings.store.StoreFixture;
import org.tidings.store.TestClock;

/// The reference store, as a fixture.
public final class MemoryFixture implements StoreFixture {
    private final TestClock clock = new TestClock();
    private final MemoryStore store = new MemoryStore(new EventLog.Epoch("0123abcd"), CODEC, clock, new Signal());

    @Override
    public Ledger ledger() {
        return store;
    }

    @Override
    public EventLog log() {
        return store;
    }

    @Override
    public LogKeeping keeping() {
        return store;
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
        return Optional.empty();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
