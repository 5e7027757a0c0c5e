package org.tidings.store.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidings.ledger.Line;
import org.tidings.model.Offset;
import org.tidings.store.sql.EnvelopeCodec.Envelope;

/// Table `log`: every line not yet trimmed.
final class LogRows {
    private static final String INSERT = "INSERT INTO log (ofs, at, envelope, data) VALUES (?, ?, ?, ?)";
    private static final String PAGE =
            "SELECT ofs, at, envelope, data FROM log WHERE ofs > ? AND ofs <= ? ORDER BY ofs LIMIT ?";
    private static final String AT = "SELECT at FROM log WHERE ofs = ?";
    private static final String BYTES =
            "SELECT COALESCE(SUM(LENGTH(envelope) + LENGTH(data)), 0), COUNT(*) FROM log WHERE ofs <= ?";
    private static final String TRIM = "DELETE FROM log WHERE ofs <= ?";

    /// What a line takes beside its envelope and data: offset, time, page overhead.
    private static final int BYTES_BESIDE = 24;

    /// One answer's worth; a reader asks again.
    private static final long MAX_BYTES_READ = 8 << 20;

    private LogRows() {}

    /// @return bytes they take, about
    static long append(Lane lane, List<Line> lines) throws SQLException {
        PreparedStatement insert = lane.statement(INSERT);
        long bytes = 0;
        for (Line line : lines) {
            byte[] envelope = EnvelopeCodec.encode(Envelope.of(line));
            insert.setLong(1, line.offset().value());
            insert.setLong(2, Micros.of(line.at()));
            insert.setBytes(3, envelope);
            insert.setBytes(4, line.data());
            insert.addBatch();
            bytes += envelope.length + line.data().length + BYTES_BESIDE;
        }
        if (!lines.isEmpty()) {
            insert.executeBatch();
        }
        return bytes;
    }

    static List<Line> read(Lane lane, Offset after, Offset through, int limit) throws SQLException {
        PreparedStatement page = lane.statement(PAGE);
        page.setLong(1, after.value());
        page.setLong(2, through.value());
        page.setInt(3, limit);
        List<Line> lines = new ArrayList<>(Math.min(limit, 1024));
        long bytes = 0;
        try (ResultSet rows = page.executeQuery()) {
            while (bytes < MAX_BYTES_READ && rows.next()) {
                Line line = line(rows);
                lines.add(line);
                bytes += line.data().length;
            }
        }
        return lines;
    }

    private static Line line(ResultSet row) throws SQLException {
        Envelope envelope = EnvelopeCodec.decode(row.getBytes(3));
        return new Line(
                new Offset(row.getLong(1)),
                Micros.instant(row.getLong(2)),
                envelope.cause(),
                envelope.origin(),
                envelope.heading(),
                row.getBytes(4));
    }

    static Optional<Instant> timeOf(Lane lane, Offset offset) throws SQLException {
        return lane.first(row -> Micros.instant(row.getLong(1)), AT, offset.value());
    }

    /// @return bytes they took, about
    static long forgetThrough(Lane lane, Offset through) throws SQLException {
        long bytes = lane.first(row -> row.getLong(1) + row.getLong(2) * BYTES_BESIDE, BYTES, through.value())
                .orElse(0L);
        lane.update(TRIM, through.value());
        return bytes;
    }
}
