package org.tidings.store.sql;

/// Somewhere to read from: any connection that is free, or the one that stands still.
interface Reads {

    /// @throws org.tidings.ledger.LedgerBroken when the database cannot be read
    <T> T read(Lane.Work<T> work);
}
