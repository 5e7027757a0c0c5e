package org.tidings.ledger;

import org.tidings.model.Offset;

/// What became of a [Commit].
public sealed interface CommitResult {

    /// It is durable, and visible to every reader that looks from now on.
    ///
    /// @param before the log's head just before its first event
    /// @param last the offset of its last event; equal to `before` if it had none
    record Committed(Offset before, Offset last) implements CommitResult {}

    /// Nothing of it happened, because this guard did not hold.
    record Refused(Guard broken) implements CommitResult {}
}
