package org.tidings.store.sql;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tidings.ledger.LedgerBroken;

/// A bounded number of reading connections, opened when first needed and kept with their statements.
///
/// A pool of its own because what is worth keeping here is the prepared statements, which for SQLite live
/// and die with a connection.
final class Lanes implements Reads, AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final Dialect dialect;
    private final int most;
    private final Semaphore free;
    private final ConcurrentLinkedDeque<Lane> idle = new ConcurrentLinkedDeque<>();

    Lanes(Dialect dialect, int most) {
        this.dialect = dialect;
        this.most = most;
        this.free = new Semaphore(most);
    }

    @Override
    public <T> T read(Lane.Work<T> work) {
        takeTurn();
        try {
            Optional<Lane> kept = Optional.ofNullable(idle.pollFirst());
            if (kept.isPresent()) {
                try {
                    return onLane(kept.get(), work);
                } catch (SQLException lostMeanwhile) {
                    // A kept connection may have died since; a fresh one tells whether the database has.
                    closeAll();
                }
            }
            return onLane(new Lane(dialect.connect(Dialect.Use.READING)), work);
        } catch (SQLException e) {
            throw dialect.broken(e);
        } finally {
            free.release();
        }
    }

    private void takeTurn() {
        try {
            if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new LedgerBroken("All " + most + " reading connections have been busy for too long: try again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerBroken("Interrupted while waiting to read.", e);
        }
    }

    private <T> T onLane(Lane lane, Lane.Work<T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.in(lane);
            done = true;
            return result;
        } finally {
            if (done) {
                idle.addFirst(lane);
            } else {
                lane.close();
            }
        }
    }

    private void closeAll() throws SQLException {
        for (Lane lane = idle.pollFirst(); lane != null; lane = idle.pollFirst()) {
            lane.close();
        }
    }

    @Override
    public void close() throws SQLException {
        free.acquireUninterruptibly(most);
        closeAll();
    }
}
