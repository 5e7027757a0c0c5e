package org.tidings.store.sql;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.tidings.ledger.LedgerBroken;

/// Brings the database to the newest schema, by Flyway.
final class Schema {
    private Schema() {}

    static void bringUpToDate(Dialect dialect) {
        bringTo(dialect, "latest");
    }

    /// @param version a number, or `latest`
    static void bringTo(Dialect dialect, String version) {
        try {
            Flyway.configure()
                    .dataSource(new Connections(dialect))
                    .locations("classpath:org/tidings/store/sql")
                    .placeholders(dialect.schemaWords())
                    .target(version)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw sqlCause(e) instanceof SQLException sql
                    ? dialect.broken(sql)
                    : new LedgerBroken("The database's schema does not fit this Tidings: " + e.getMessage(), e);
        }
    }

    private static Throwable sqlCause(Throwable e) {
        Throwable cause = e;
        while (!(cause instanceof SQLException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /// As much of a [DataSource] as Flyway asks for.
    private record Connections(Dialect dialect) implements DataSource {
        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = dialect.connect(Dialect.Use.WRITING);
            connection.setAutoCommit(true);
            return connection;
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public void setLogWriter(PrintWriter out) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public void setLoginTimeout(int seconds) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
