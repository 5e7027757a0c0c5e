package org.tidings.store.sql;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.ledger.LedgerBroken;

/// The one connection that writes: one transaction at a time, committed whole or not at all.
///
/// After a failure the connection is given up and the next transaction opens another, so that a store that
/// was broken for a while goes on by itself.
final class Writer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final Dialect dialect;
    private final ReentrantLock turn = new ReentrantLock();
    private Optional<Lane> open = Optional.empty();
    private boolean closed;

    Writer(Dialect dialect) {
        this.dialect = dialect;
    }

    <T> T transact(Lane.Work<T> work) {
        return transact(work, result -> {});
    }

    /// Does the work, commits it, and shows what came of it before anybody else's turn.
    ///
    /// @throws LedgerBroken when the database cannot write; then none of it happened, unless the connection
    ///     was lost while committing
    <T> T transact(Lane.Work<T> work, Consumer<T> show) {
        turn.lock();
        boolean done = false;
        try {
            Lane lane = lane();
            T result = work.in(lane);
            lane.commit();
            done = true;
            show.accept(result);
            return result;
        } catch (SQLException e) {
            throw dialect.broken(e);
        } finally {
            if (!done) {
                giveUp();
            }
            turn.unlock();
        }
    }

    private Lane lane() throws SQLException {
        if (closed) {
            throw new LedgerBroken("The store is closed.");
        }
        Lane lane = open.isPresent() ? open.get() : new Lane(dialect.connect(Dialect.Use.WRITING));
        open = Optional.of(lane);
        return lane;
    }

    private void giveUp() {
        try {
            if (open.isPresent()) {
                Lane lane = open.get();
                open = Optional.empty();
                try (lane) {
                    lane.rollback();
                }
            }
        } catch (SQLException e) {
            LOG.debug("A connection that had failed could not be closed in order.", e);
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            giveUp();
        } finally {
            turn.unlock();
        }
    }
}
