package org.tidings.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.model.FileId;

/// Table `label`: who has which label, the other way round than the entries tell it.
final class LabelRows {
    private static final String AFTER = "SELECT label FROM label WHERE label > ? ORDER BY label LIMIT 1";
    private static final String LABELLED = "SELECT id FROM label WHERE label = ? AND id > ? ORDER BY id LIMIT ?";
    private static final String DELETE = "DELETE FROM label WHERE label = ? AND id = ?";
    private static final String INSERT = "INSERT INTO label (label, id) VALUES (?, ?) ON CONFLICT DO NOTHING";
    private static final byte[] BEFORE_ALL = new byte[0];

    private LabelRows() {}

    /// A label on an entry.
    record Labelling(String label, FileId id) {}

    static Optional<String> labelAfter(Lane lane, String text) throws SQLException {
        return lane.first(row -> row.getString(1), AFTER, text);
    }

    static List<FileId> labelled(Lane lane, String label, Optional<FileId> after, int limit) throws SQLException {
        byte[] from = after.map(FileId::toBytes).orElse(BEFORE_ALL);
        return lane.all(row -> FileId.ofBytes(row.getBytes(1)), LABELLED, label, from, limit);
    }

    /// @param labellings whether each is so now
    static void write(Lane lane, Map<Labelling, Boolean> labellings) throws SQLException {
        write(lane, DELETE, labellings, false);
        write(lane, INSERT, labellings, true);
    }

    private static void write(Lane lane, String sql, Map<Labelling, Boolean> labellings, boolean which)
            throws SQLException {
        if (!labellings.containsValue(which)) {
            return;
        }
        PreparedStatement statement = lane.statement(sql);
        for (Map.Entry<Labelling, Boolean> one : labellings.entrySet()) {
            if (one.getValue() == which) {
                statement.setString(1, one.getKey().label());
                statement.setBytes(2, one.getKey().id().toBytes());
                statement.addBatch();
            }
        }
        statement.executeBatch();
    }
}
