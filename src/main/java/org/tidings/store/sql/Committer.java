package org.tidings.store.sql;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.EventCodec;
import org.tidings.ledger.Ledger;
import org.tidings.ledger.LedgerBroken;
import org.tidings.ledger.Signal;
import org.tidings.ledger.Worker;
import org.tidings.model.Offset;

/// The ledger, and the one worker that commits to it in groups.
///
/// Each step takes what waits, drafts it over what is committed, writes it in one transaction, shows it to
/// readers and answers. Give it a platform thread: SQLite's commit would pin a virtual thread's carrier.
final class Committer implements Ledger, Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

    private final Inbox inbox = new Inbox();
    private final Dialect dialect;
    private final Writer writer;
    private final Reads reads;
    private final Shown shown;
    private final EventCodec codec;
    private final InstantSource clock;

    Committer(Ground ground, EventCodec codec, InstantSource clock) {
        this.dialect = ground.dialect();
        this.writer = ground.writer();
        this.reads = ground.reads();
        this.shown = ground.shown();
        this.codec = codec;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "committer";
    }

    /// Raised when [#step] has something to do.
    Signal submitted() {
        return inbox.filled();
    }

    @Override
    public CompletableFuture<CommitResult> submit(Commit commit) {
        List<byte[]> data = commit.events().stream()
                .map(event -> codec.encode(event, commit.origin()))
                .toList();
        var submission = new Submission(commit, data, new CompletableFuture<>());
        try {
            inbox.offer(submission);
        } catch (LedgerBroken turnedAway) {
            submission.answer().completeExceptionally(turnedAway);
        }
        return submission.answer();
    }

    @Override
    public Offset progressOf(String follower) {
        return reads.read(lane -> Bookmarks.progress(lane, follower));
    }

    @Override
    public Optional<String> cursorOf(String follower) {
        return reads.read(lane -> Bookmarks.cursor(lane, follower));
    }

    @Override
    public boolean step() {
        List<Submission> taken = inbox.take();
        if (taken.isEmpty()) {
            return false;
        }
        commit(taken);
        return true;
    }

    private void commit(List<Submission> taken) {
        try {
            writer.transact(lane -> written(lane, taken), this::show).answer();
        } catch (LedgerBroken e) {
            if (taken.size() == 1 || isBroken(e)) {
                LOG.warn("{} commits failed: {}", taken.size(), e.getMessage());
                taken.forEach(submission -> submission.answer().completeExceptionally(e));
            } else {
                // One of them is poison; alone, only that one fails.
                taken.forEach(submission -> commit(List.of(submission)));
            }
        }
    }

    private boolean isBroken(LedgerBroken e) {
        return e.getCause() instanceof SQLException sql && dialect.isBroken(sql);
    }

    private Batch written(Lane lane, List<Submission> taken) throws SQLException {
        Site before = Site.held(lane, dialect);
        if (before.batch() != shown.site().batch()) {
            shown.adopt(before);
        }
        var own = new OneLane(lane, dialect);
        var batch = new Batch(own, before, new CommittedView(own, shown.entries()), clock);
        taken.forEach(batch::take);
        if (!batch.isEmpty()) {
            batch.write();
        }
        return batch;
    }

    private void show(Batch batch) {
        if (!batch.isEmpty()) {
            shown.show(batch);
        }
    }

    /// Answers what still waits with the news that it is too late.
    void close() {
        inbox.close()
                .forEach(submission ->
                        submission.answer().completeExceptionally(new LedgerBroken("The store is closed.")));
    }
}
