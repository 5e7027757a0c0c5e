package org.tidings.store.sql;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;

/// A commit that waits for its turn.
///
/// @param data the wire form of each event, made by the submitter's thread to spare the committer's
record Submission(Commit commit, List<byte[]> data, CompletableFuture<CommitResult> answer) {
    long bytes() {
        return data.stream().mapToLong(d -> d.length).sum();
    }
}
