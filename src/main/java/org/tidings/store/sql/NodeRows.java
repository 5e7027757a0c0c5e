package org.tidings.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tidings.model.FileId;
import org.tidings.namespace.Entry;

/// Table `node`: every file and directory that is.
final class NodeRows {
    private static final String COLUMNS = NodeColumns.OF_ALL + ", " + NodeColumns.OF_FILES;
    private static final String BY_ID = "SELECT " + COLUMNS + " FROM node WHERE id = ?";
    private static final String BY_NAME = "SELECT " + COLUMNS + " FROM node WHERE parent = ? AND name = ?";
    // The root is its own parent, under the empty name: no listing starts before that.
    private static final String PAGE =
            "SELECT " + COLUMNS + " FROM node WHERE parent = ? AND name > ? ORDER BY name LIMIT ?";
    private static final String NAMES = "SELECT name FROM node WHERE parent = ? AND name > '' ORDER BY name LIMIT ?";
    private static final String DELETE = "DELETE FROM node WHERE id = ?";
    private static final String UPSERT = "INSERT INTO node (" + COLUMNS + ")"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            + " parent = excluded.parent, name = excluded.name, uid = excluded.uid, gid = excluded.gid,"
            + " mode = excluded.mode, created = excluded.created, modified = excluded.modified,"
            + " modified_nanos = excluded.modified_nanos, changed = excluded.changed, extras = excluded.extras,"
            + " generation = excluded.generation, size_bytes = excluded.size_bytes,"
            + " checksums = excluded.checksums, pool = excluded.pool";

    private NodeRows() {}

    static Optional<Entry> find(Lane lane, FileId id) throws SQLException {
        return lane.first(NodeColumns::entry, BY_ID, id.toBytes());
    }

    static Optional<Entry> child(Lane lane, FileId directory, String name) throws SQLException {
        return lane.first(NodeColumns::entry, BY_NAME, directory.toBytes(), name);
    }

    static List<Entry> list(Lane lane, FileId directory, String afterName, int limit) throws SQLException {
        return lane.all(NodeColumns::entry, PAGE, directory.toBytes(), afterName, limit);
    }

    static List<String> firstNames(Lane lane, FileId directory, int limit) throws SQLException {
        return lane.all(row -> row.getString(1), NAMES, directory.toBytes(), limit);
    }

    /// @param unlinked ids whose rows go first, so that their names are free for others
    static void write(Lane lane, Collection<FileId> unlinked, Collection<Entry> entries) throws SQLException {
        PreparedStatement delete = lane.statement(DELETE);
        for (FileId id : unlinked) {
            delete.setBytes(1, id.toBytes());
            delete.addBatch();
        }
        if (!unlinked.isEmpty()) {
            delete.executeBatch();
        }
        PreparedStatement upsert = lane.statement(UPSERT);
        for (Entry entry : entries) {
            NodeColumns.bind(upsert, entry);
            upsert.addBatch();
        }
        if (!entries.isEmpty()) {
            upsert.executeBatch();
        }
    }
}
