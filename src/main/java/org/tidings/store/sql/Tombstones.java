package org.tidings.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import org.tidings.model.FileId;
import org.tidings.model.Offset;
import org.tidings.namespace.Entry;

/// Table `tombstone`: directories that were, and when they ceased to be.
final class Tombstones {
    private static final String FIND = "SELECT " + NodeColumns.OF_ALL + " FROM tombstone WHERE id = ?";
    private static final String INSERT = "INSERT INTO tombstone (" + NodeColumns.OF_ALL
            + ", deleted_ofs) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String FORGET = "DELETE FROM tombstone WHERE deleted_ofs <= ?";

    private Tombstones() {}

    /// @param directory as it was last
    /// @param deleted the event that removed it
    record Tombstone(Entry.Directory directory, Offset deleted) {}

    static Optional<Entry.Directory> find(Lane lane, FileId id) throws SQLException {
        return lane.first(NodeColumns::directory, FIND, id.toBytes());
    }

    static void write(Lane lane, Collection<Tombstone> tombstones) throws SQLException {
        PreparedStatement insert = lane.statement(INSERT);
        for (Tombstone tombstone : tombstones) {
            NodeColumns.bindAll(insert, tombstone.directory());
            insert.setLong(12, tombstone.deleted().value());
            insert.addBatch();
        }
        if (!tombstones.isEmpty()) {
            insert.executeBatch();
        }
    }

    static void forgetThrough(Lane lane, Offset trimmed) throws SQLException {
        lane.update(FORGET, trimmed.value());
    }
}
