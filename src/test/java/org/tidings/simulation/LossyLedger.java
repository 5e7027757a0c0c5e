package org.tidings.simulation;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.Ledger;
import org.tidings.ledger.LedgerBroken;
import org.tidings.model.Offset;

/// A ledger that sometimes cannot write, and sometimes writes and cannot answer.
record LossyLedger(Ledger inner, Chance chance) implements Ledger {
    @Override
    public CompletableFuture<CommitResult> submit(Commit commit) {
        if (chance.fault(50)) {
            return CompletableFuture.failedFuture(new LedgerBroken("The simulated store cannot write."));
        }
        var answer = inner.submit(commit);
        return chance.fault(60)
                ? CompletableFuture.failedFuture(new LedgerBroken("The simulated answer was lost."))
                : answer;
    }

    @Override
    public Offset progressOf(String follower) {
        return inner.progressOf(follower);
    }

    @Override
    public Optional<String> cursorOf(String follower) {
        return inner.cursorOf(follower);
    }
}
