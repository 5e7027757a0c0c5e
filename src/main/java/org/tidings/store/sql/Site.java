package org.tidings.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.tidings.ledger.EventLog.Epoch;
import org.tidings.model.Offset;
import org.tidings.namespace.Namespace.Usage;

/// The one row of table `site`: where the log stands, and sums over the views.
///
/// @param batch how many transactions have written; tells whether anybody else wrote since
/// @param lastAt time of the last event
/// @param logBytes about how much room the log's lines take
record Site(Epoch epoch, long batch, Offset head, Instant lastAt, Offset trimmed, long logBytes, Usage usage) {
    private static final String SELECT =
            "SELECT epoch, batch, head, last_at, trimmed, log_bytes, files, directories, bytes FROM site";

    static Site newest(Lane lane) throws SQLException {
        return lane.first(Site::of, SELECT).orElseThrow(() -> new SQLException("the site's row is missing"));
    }

    /// Reads it and holds it against other writers until the transaction ends: the first statement of each.
    static Site held(Lane lane, Dialect dialect) throws SQLException {
        return lane.first(Site::of, SELECT + dialect.forUpdate())
                .orElseThrow(() -> new SQLException("the site's row is missing"));
    }

    private static Site of(ResultSet row) throws SQLException {
        return new Site(
                new Epoch(row.getString(1)),
                row.getLong(2),
                new Offset(row.getLong(3)),
                Micros.instant(row.getLong(4)),
                new Offset(row.getLong(5)),
                row.getLong(6),
                new Usage(row.getLong(7), row.getLong(8), row.getLong(9)));
    }

    /// Writes the first row, unless there is one.
    void begin(Lane lane) throws SQLException {
        lane.update(
                "INSERT INTO site (only_row, epoch, batch, head, last_at, trimmed, log_bytes, files, directories,"
                        + " bytes) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                epoch.value(),
                batch,
                head.value(),
                Micros.of(lastAt),
                trimmed.value(),
                logBytes,
                usage.files(),
                usage.directories(),
                usage.bytes());
    }

    void write(Lane lane) throws SQLException {
        lane.update(
                "UPDATE site SET batch = ?, head = ?, last_at = ?, trimmed = ?, log_bytes = ?,"
                        + " files = ?, directories = ?, bytes = ?",
                batch,
                head.value(),
                Micros.of(lastAt),
                trimmed.value(),
                logBytes,
                usage.files(),
                usage.directories(),
                usage.bytes());
    }

    Site trimmed(Offset through, long bytesLess) {
        return new Site(epoch, batch + 1, head, lastAt, through, Math.max(0, logBytes - bytesLess), usage);
    }
}
