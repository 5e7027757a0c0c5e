package org.tidings.ledger;

import org.tidings.model.Offset;

/// What retention needs of a log beside reading it.
public interface LogKeeping {

    /// Bytes the log's lines take, about.
    long sizeBytes();

    /// Forgets every line up to and including this one, and idempotency keys as old.
    void trim(Offset through);
}
