package org.tidings.ledger;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.tidings.model.Offset;

/// Where facts are committed.
///
/// One implementation keeps them in memory (the reference), one in SQLite or PostgreSQL; all pass one
/// contract. Views of other rooms are folded by the implementation in the same transaction.
public interface Ledger {

    /// Queues a commit; the future is completed when it is durable or refused.
    ///
    /// It is completed exceptionally with [LedgerBroken] when the store cannot write; then nothing of the
    /// commit happened, unless the answer itself was lost, for which see [Commit#key].
    CompletableFuture<CommitResult> submit(Commit commit);

    /// Submits and waits.
    ///
    /// @throws LedgerBroken when the store cannot write
    default CommitResult commit(Commit commit) {
        try {
            return submit(commit).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LedgerBroken broken) {
                throw broken;
            }
            throw e;
        }
    }

    /// How far a follower has come; the origin for one that never committed progress.
    Offset progressOf(String follower);

    /// Where a follower of another site's log goes on; empty for one that never said.
    Optional<String> cursorOf(String follower);
}
