package org.tidings.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.store.Facts.MODIFIED;
import static org.tidings.store.Facts.OWNER;
import static org.tidings.store.Facts.content;
import static org.tidings.store.Facts.newId;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.model.FileId;
import org.tidings.model.Mode;
import org.tidings.namespace.Entry;

/// How a database of an older Tidings is brought up to date.
class SchemaTest {
    @TempDir
    Path directory;

    @Test
    void labelsThatWereGivenBeforeAreFoundInSqlite() throws SQLException {
        try (var dialect = new Sqlite(directory.resolve("old.sqlite"))) {
            labelsThatWereGivenBeforeAreFound(dialect);
        }
    }

    @Test
    void labelsThatWereGivenBeforeAreFoundInPostgres() throws SQLException {
        try (var dialect = new Postgres(RealPostgres.newDatabase(), "postgres", "")) {
            labelsThatWereGivenBeforeAreFound(dialect);
        }
    }

    private static void labelsThatWereGivenBeforeAreFound(Dialect dialect) throws SQLException {
        Schema.bringTo(dialect, "1");
        Entry both = file("a", Map.of("x", "v\u0000\""), "raw", "é\"");
        Entry one = file("b", Map.of(), "raw");
        try (var lane = new Lane(dialect.connect(Dialect.Use.WRITING))) {
            insert(lane, both, one, file("c", Map.of("x", "{\"labels\":[\"no\"]}")), file("d", Map.of()));
            lane.commit();
        }
        Schema.bringUpToDate(dialect);
        try (var lane = new Lane(dialect.connect(Dialect.Use.READING))) {
            assertThat(LabelRows.labelAfter(lane, "")).contains("raw");
            assertThat(LabelRows.labelled(lane, "raw", Optional.empty(), 9))
                    .containsExactlyInAnyOrder(both.id(), one.id());
            assertThat(LabelRows.labelAfter(lane, "raw")).contains("é\"");
            assertThat(LabelRows.labelAfter(lane, "é\"")).isEmpty();
        }
    }

    /// As the first schema has it.
    private static void insert(Lane lane, Entry... entries) throws SQLException {
        var insert = lane.statement("INSERT INTO node (" + NodeColumns.OF_ALL
                + ", generation, size_bytes, checksums, pool)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1, 'adler32=00000020', 'p1')");
        for (Entry entry : entries) {
            NodeColumns.bindAll(insert, entry);
            insert.executeUpdate();
        }
    }

    private static Entry file(String name, Map<String, String> xattrs, String... labels) {
        var extras = new Entry.Extras(xattrs, new TreeSet<>(List.of(labels)));
        var attributes = new Entry.Attributes(OWNER, new Mode(0644), MODIFIED, MODIFIED, MODIFIED, extras);
        return new Entry.File(newId(), FileId.ROOT, name, attributes, content(1, 1));
    }
}
