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
    private static final String FILES =
            "SELECT " + COLUMNS + " FROM node WHERE id > ? AND generation IS NOT NULL ORDER BY id LIMIT ?";
    private static final String LOST =
            "SELECT " + COLUMNS + " FROM node WHERE id > ? AND lost IS NOT NULL ORDER BY id LIMIT ?";
    private static final String DELETE = "DELETE FROM node WHERE id = ?";
    private static final String INSERT =
            "INSERT INTO node (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = INSERT
            + " ON CONFLICT (id) DO UPDATE SET uid = excluded.uid, gid = excluded.gid, mode = excluded.mode,"
            + " modified = excluded.modified, modified_nanos = excluded.modified_nanos, changed = excluded.changed,"
            + " extras = excluded.extras, generation = excluded.generation, size_bytes = excluded.size_bytes,"
            + " checksums = excluded.checksums, pool = excluded.pool, lost = excluded.lost";

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

    static List<Entry.File> files(Lane lane, FileId after, int limit) throws SQLException {
        return lane.all(NodeColumns::file, FILES, after.toBytes(), limit);
    }

    static List<Entry.File> lost(Lane lane, FileId after, int limit) throws SQLException {
        return lane.all(NodeColumns::file, LOST, after.toBytes(), limit);
    }

    static void delete(Lane lane, Collection<FileId> ids) throws SQLException {
        PreparedStatement delete = lane.statement(DELETE);
        for (FileId id : ids) {
            delete.setBytes(1, id.toBytes());
            delete.addBatch();
        }
        if (!ids.isEmpty()) {
            delete.executeBatch();
        }
    }

    /// Writes entries whose ids and names are new here.
    static void insert(Lane lane, Collection<Entry> entries) throws SQLException {
        execute(lane, INSERT, entries);
    }

    /// Writes over entries that are where they were.
    static void update(Lane lane, Collection<Entry> entries) throws SQLException {
        execute(lane, UPDATE, entries);
    }

    private static void execute(Lane lane, String sql, Collection<Entry> entries) throws SQLException {
        PreparedStatement statement = lane.statement(sql);
        for (Entry entry : entries) {
            NodeColumns.bind(statement, entry);
            statement.addBatch();
        }
        if (!entries.isEmpty()) {
            statement.executeBatch();
        }
    }
}
