package org.tidings.store.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tidings.ledger.LedgerBroken;
import org.tidings.model.FileId;
import org.tidings.model.Offset;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Namespace;

/// The namespace as it is now: single entries from memory when they are hot, lists from the rows.
final class SqlNamespace implements Namespace {
    /// Each holds a connection, and keeps SQLite's write-ahead log from being emptied.
    private static final int MAX_SNAPSHOTS = 32;

    private final Dialect dialect;
    private final Reads reads;
    private final Shown shown;
    private final View committed;
    private final Semaphore snapshots = new Semaphore(MAX_SNAPSHOTS);

    SqlNamespace(Ground ground) {
        this.dialect = ground.dialect();
        this.reads = ground.reads();
        this.shown = ground.shown();
        this.committed = new CommittedView(reads, shown.entries());
    }

    @Override
    public Optional<Entry> find(FileId id) {
        return committed.find(id);
    }

    @Override
    public Optional<Entry> child(FileId directory, String name) {
        return committed.child(directory, name);
    }

    @Override
    public List<Entry> list(FileId directory, String afterName, int limit) {
        return reads.read(lane -> NodeRows.list(lane, directory, afterName, limit));
    }

    @Override
    public Optional<Entry.Directory> deletedDirectory(FileId id) {
        return reads.read(lane -> Tombstones.find(lane, id));
    }

    @Override
    public Optional<String> labelAfter(String text) {
        return reads.read(lane -> LabelRows.labelAfter(lane, text));
    }

    @Override
    public List<FileId> labelled(String label, Optional<FileId> after, int limit) {
        return reads.read(lane -> LabelRows.labelled(lane, label, after, limit));
    }

    @Override
    public Usage usage() {
        return shown.site().usage();
    }

    @Override
    public Snapshot snapshot() {
        if (!snapshots.tryAcquire()) {
            throw new LedgerBroken("Too many snapshots of the namespace are being read: try again later.");
        }
        boolean taken = false;
        try {
            var still = new StandingStill(new Lane(dialect.connect(Dialect.Use.STANDING_STILL)));
            taken = true;
            return still;
        } catch (SQLException e) {
            throw dialect.broken(e);
        } finally {
            if (!taken) {
                snapshots.release();
            }
        }
    }

    /// A connection of its own, in one transaction that lasts until it is closed.
    private final class StandingStill implements Snapshot {
        private final Lane lane;
        private final Site site;
        private final AtomicBoolean closed = new AtomicBoolean();

        StandingStill(Lane lane) throws SQLException {
            this.lane = lane;
            // The first statement is what fixes the state that all others see.
            this.site = Site.newest(lane);
        }

        @Override
        public Offset offset() {
            return site.head();
        }

        @Override
        public Namespace namespace() {
            return new RowsNamespace(new OneLane(lane, dialect), site.usage());
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                snapshots.release();
                try (lane) {
                    lane.rollback();
                } catch (SQLException e) {
                    throw dialect.broken(e);
                }
            }
        }
    }
}
