package org.tidings.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.tidings.ledger.LedgerBroken;

/// What one database does differently from the other: the only place that knows.
sealed interface Dialect extends AutoCloseable permits Sqlite, Postgres {

    /// What a connection is for.
    enum Use {
        /// Transactions that write, one at a time.
        WRITING,
        /// Single statements that read what is committed.
        READING,
        /// One long transaction that reads what was committed when it began.
        STANDING_STILL
    }

    Connection connect(Use use) throws SQLException;

    /// The words of the schema that differ: `offset`, `bytes`, `name`, `clustered`.
    Map<String, String> schemaWords();

    /// What makes a SELECT hold its row against other writers until the commit.
    String forUpdate();

    /// Whether the database itself is at fault, so that trying the same with less is of no use.
    boolean isBroken(SQLException e);

    /// What happened, and what to do about it.
    String sentence(SQLException e);

    default LedgerBroken broken(SQLException e) {
        return new LedgerBroken(sentence(e), e);
    }

    /// Gives back what was taken at opening.
    @Override
    void close();
}
