package org.tidings.store.sql;

import java.sql.SQLException;

/// Reading on one given lane: inside the transaction that writes, or in one that stands still.
record OneLane(Lane lane, Dialect dialect) implements Reads {
    @Override
    public <T> T read(Lane.Work<T> work) {
        try {
            return work.in(lane);
        } catch (SQLException e) {
            throw dialect.broken(e);
        }
    }
}
