package org.tidings.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// One statement for many rows, sent to the database at once.
final class Repeated {
    private final PreparedStatement statement;
    private boolean hasRows;

    Repeated(Lane lane, String sql) throws SQLException {
        this.statement = lane.statement(sql);
    }

    /// @param parameters null for SQL's NULL
    void with(@Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        statement.addBatch();
        hasRows = true;
    }

    void execute() throws SQLException {
        if (hasRows) {
            statement.executeBatch();
        }
    }
}
