package org.tidings.door;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.Ledger;
import org.tidings.ledger.LedgerBroken;
import org.tidings.model.Offset;

/// A ledger before which something else can be made to happen just before a commit: a race, every time.
final class MeddledLedger implements Ledger {
    private final Ledger ledger;
    private final Deque<Runnable> meddling = new ArrayDeque<>();
    private boolean losesNextAnswer;
    private boolean failsNext;
    private int commits;

    MeddledLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Does this before the next commit, and nothing before those it makes itself.
    void beforeNextCommit(Runnable something) {
        meddling.add(something);
    }

    /// The next commit happens, but is answered as if it had not.
    void loseNextAnswer() {
        losesNextAnswer = true;
    }

    /// The next commit does not happen.
    void failNext() {
        failsNext = true;
    }

    int commits() {
        return commits;
    }

    @Override
    public CompletableFuture<CommitResult> submit(Commit commit) {
        Runnable something = meddling.poll();
        if (something != null) {
            something.run();
        }
        commits++;
        if (failsNext) {
            failsNext = false;
            return CompletableFuture.failedFuture(new LedgerBroken("It was asked to fail."));
        }
        var answer = ledger.submit(commit);
        if (losesNextAnswer) {
            losesNextAnswer = false;
            return CompletableFuture.failedFuture(new LedgerBroken("The answer was asked to get lost."));
        }
        return answer;
    }

    @Override
    public Offset progressOf(String follower) {
        return ledger.progressOf(follower);
    }

    @Override
    public Optional<String> cursorOf(String follower) {
        return ledger.cursorOf(follower);
    }
}
