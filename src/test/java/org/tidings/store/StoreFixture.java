package org.tidings.store;

import java.util.Optional;
import org.tidings.catalogue.Catalogue;
import org.tidings.channel.Channels;
import org.tidings.ledger.EventCodec;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.Ledger;
import org.tidings.ledger.LogKeeping;
import org.tidings.namespace.Inventory;
import org.tidings.namespace.Namespace;

/// A store under test, running: whatever threads it needs are the fixture's.
public interface StoreFixture extends AutoCloseable {
    /// Writes no user names, so that what is read equals what was written.
    EventCodec CODEC = new EventCodec(uid -> Optional.empty());

    Ledger ledger();

    EventLog log();

    LogKeeping keeping();

    Namespace namespace();

    Inventory inventory();

    Channels channels();

    Catalogue catalogue();

    /// Lets the store's clock stand still, go back or leap.
    TestClock clock();

    /// Closes it and opens it again on the same state; empty for a store that keeps none.
    Optional<StoreFixture> reopened();

    @Override
    void close();
}
