package org.tidings.rules;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.Ledger;
import org.tidings.model.Offset;

/// Ledgers to which something happens.
final class Ledgers {
    private Ledgers() {}

    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// Takes so many commits, then the process is gone: sometimes before a commit, sometimes after it.
    static final class Dying extends Passing {
        private int left;

        Dying(Ledger ledger, int left) {
            super(ledger);
            this.left = left;
        }

        @Override
        public CommitResult commit(Commit commit) {
            if (left-- == 0) {
                if (commit.events().size() % 2 == 0) {
                    super.commit(commit);
                }
                throw new Crash();
            }
            return super.commit(commit);
        }
    }

    /// Has something happen just before the first commit.
    static final class Meddled extends Passing {
        private Optional<Runnable> meddling;

        Meddled(Ledger ledger, Runnable meddling) {
            super(ledger);
            this.meddling = Optional.of(meddling);
        }

        @Override
        public CommitResult commit(Commit commit) {
            Optional<Runnable> now = commit.events().isEmpty() ? Optional.empty() : meddling;
            now.ifPresent(happening -> {
                meddling = Optional.empty();
                happening.run();
            });
            return super.commit(commit);
        }
    }

    static class Passing implements Ledger {
        private final Ledger ledger;

        Passing(Ledger ledger) {
            this.ledger = ledger;
        }

        @Override
        public CompletableFuture<CommitResult> submit(Commit commit) {
            return ledger.submit(commit);
        }

        @Override
        public CommitResult commit(Commit commit) {
            return ledger.commit(commit);
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
}
