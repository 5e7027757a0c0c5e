package org.tidings.store.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.LongSupplier;
import org.tidings.ledger.LedgerBroken;
import org.tidings.ledger.Worker;

/// Carries SQLite's write-ahead log over into the database file in the background, so that no commit has
/// to.
///
/// A passive checkpoint waits for nobody. Only when the log has grown past a limit, because somebody
/// always reads, it is truncated, for which writers wait a moment.
final class Checkpointer implements Worker, AutoCloseable {
    private static final long TRUNCATE_ABOVE_BYTES = 256L << 20;

    private final Dialect dialect;
    private final Path writeAheadLog;
    private final LongSupplier batches;
    private final Lane lane;
    private long carriedOver = -1;

    /// @param batches how many transactions have written so far
    Checkpointer(Sqlite dialect, LongSupplier batches) {
        this.dialect = dialect;
        this.writeAheadLog = dialect.writeAheadLog();
        this.batches = batches;
        try {
            this.lane = new Lane(dialect.connect(Dialect.Use.READING));
        } catch (SQLException e) {
            throw dialect.broken(e);
        }
    }

    @Override
    public String name() {
        return "checkpointer";
    }

    /// Always says there is no more to do: the pause between two checkpoints is what makes them cheap.
    @Override
    public boolean step() {
        long now = batches.getAsLong();
        if (now != carriedOver) {
            checkpoint(sizeBytes() > TRUNCATE_ABOVE_BYTES ? "TRUNCATE" : "PASSIVE");
            carriedOver = now;
        }
        return false;
    }

    private void checkpoint(String mode) {
        try {
            lane.once("PRAGMA wal_checkpoint(" + mode + ")");
        } catch (SQLException e) {
            throw dialect.broken(e);
        }
    }

    private long sizeBytes() {
        try {
            return Files.size(writeAheadLog);
        } catch (IOException e) {
            throw new LedgerBroken(writeAheadLog + " cannot be looked at: check its disk.", e);
        }
    }

    @Override
    public void close() {
        try {
            lane.close();
        } catch (SQLException e) {
            throw dialect.broken(e);
        }
    }
}
