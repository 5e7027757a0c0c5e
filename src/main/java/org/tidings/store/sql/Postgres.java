package org.tidings.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL server.
///
/// Every batch locks the one row of `site` before anything else, so that offsets are given out in the
/// order in which batches become visible, whoever else writes.
final class Postgres implements Dialect {
    private static final int CONNECT_SECONDS = 10;

    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final String address;

    /// @param url as JDBC has it, `jdbc:postgresql://host:port/database`
    Postgres(String url, String user, String password) {
        this.address = url.replaceFirst("\\?.*", "");
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setTcpKeepAlive(true);
        source.setReWriteBatchedInserts(true);
        source.setApplicationName("tidings");
    }

    @Override
    public Connection connect(Use use) throws SQLException {
        Connection connection = source.getConnection();
        connection.setReadOnly(use != Use.WRITING);
        connection.setTransactionIsolation(
                use == Use.STANDING_STILL
                        ? Connection.TRANSACTION_REPEATABLE_READ
                        : Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(use == Use.READING);
        return connection;
    }

    @Override
    public Map<String, String> schemaWords() {
        return Map.of("offset", "BIGINT", "bytes", "BYTEA", "name", "TEXT COLLATE \"C\"", "clustered", "");
    }

    @Override
    public String forUpdate() {
        return " FOR UPDATE";
    }

    @Override
    public boolean isBroken(SQLException e) {
        return switch (stateClass(e)) {
            // Values it will not take, constraints, a transaction that already failed.
            case "21", "22", "23", "25", "42", "54" -> state(e).equals("25006");
            default -> true;
        };
    }

    @Override
    public String sentence(SQLException e) {
        return switch (stateClass(e)) {
            case "08", "57" ->
                "PostgreSQL at " + address
                        + " does not answer: check that it runs and can be reached; Tidings goes on by itself.";
            case "28" -> "PostgreSQL at " + address + " refuses the login: check user and password.";
            case "3D" -> "PostgreSQL at " + address + " has no such database: create it.";
            case "53" -> "PostgreSQL at " + address + " is out of room or connections: " + firstLine(e);
            // The driver's text quotes what it was given, which is nobody else's business.
            case "21", "22", "23" -> "PostgreSQL at " + address + " does not take these values (" + state(e) + ").";
            default -> "PostgreSQL at " + address + " could not do it: " + firstLine(e);
        };
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static String state(SQLException e) {
        return Optional.ofNullable(e.getSQLState()).orElse("");
    }

    private static String stateClass(SQLException e) {
        return state(e).length() < 2 ? "" : state(e).substring(0, 2);
    }

    @Override
    public void close() {
        // Nothing was taken: connections belong to those who opened them.
    }
}
