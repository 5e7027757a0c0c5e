package org.tidings.store.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Checksum;
import org.tidings.model.Content;
import org.tidings.model.FileId;
import org.tidings.model.Loss;
import org.tidings.model.Mode;
import org.tidings.model.Owner;
import org.tidings.model.PoolName;
import org.tidings.namespace.Entry;

/// An entry as the columns of a row, in the order they are named here.
final class NodeColumns {
    static final String OF_ALL = "id, parent, name, uid, gid, mode, created, modified, modified_nanos, changed, extras";
    static final String OF_FILES = "generation, size_bytes, checksums, pool, lost";

    private NodeColumns() {}

    static Entry entry(ResultSet row) throws SQLException {
        long generation = row.getLong(12);
        return generation == 0 ? directory(row) : file(row, generation);
    }

    static Entry.Directory directory(ResultSet row) throws SQLException {
        return new Entry.Directory(
                FileId.ofBytes(row.getBytes(1)), FileId.ofBytes(row.getBytes(2)), row.getString(3), attributes(row));
    }

    static Entry.File file(ResultSet row) throws SQLException {
        return file(row, row.getLong(12));
    }

    private static Entry.File file(ResultSet row, long generation) throws SQLException {
        var content =
                new Content(generation, row.getLong(13), checksums(row.getString(14)), new PoolName(row.getString(15)));
        return new Entry.File(
                FileId.ofBytes(row.getBytes(1)),
                FileId.ofBytes(row.getBytes(2)),
                row.getString(3),
                attributes(row),
                content,
                Optional.ofNullable(row.getString(16)).flatMap(Loss::named));
    }

    private static Entry.Attributes attributes(ResultSet row) throws SQLException {
        return new Entry.Attributes(
                new Owner(row.getInt(4), row.getInt(5)),
                new Mode(row.getInt(6)),
                Micros.instant(row.getLong(7)),
                Instant.ofEpochSecond(row.getLong(8), row.getInt(9)),
                Micros.instant(row.getLong(10)),
                ExtrasText.read(Optional.ofNullable(row.getString(11))));
    }

    static void bind(PreparedStatement statement, Entry entry) throws SQLException {
        bindAll(statement, entry);
        switch (entry) {
            case Entry.File file -> {
                Content content = file.content();
                statement.setLong(12, content.generation());
                statement.setLong(13, content.sizeBytes());
                statement.setString(14, text(content.checksums()));
                statement.setString(15, content.pool().value());
                @Nullable String lost = file.lost().map(Loss::wireName).orElse(null);
                statement.setString(16, lost);
            }
            case Entry.Directory directory -> {
                statement.setNull(12, Types.BIGINT);
                statement.setNull(13, Types.BIGINT);
                statement.setNull(14, Types.VARCHAR);
                statement.setNull(15, Types.VARCHAR);
                statement.setNull(16, Types.VARCHAR);
            }
        }
    }

    static void bindAll(PreparedStatement statement, Entry entry) throws SQLException {
        var attributes = entry.attributes();
        statement.setBytes(1, entry.id().toBytes());
        statement.setBytes(2, entry.parent().toBytes());
        statement.setString(3, entry.name());
        statement.setInt(4, attributes.owner().uid());
        statement.setInt(5, attributes.owner().gid());
        statement.setInt(6, attributes.mode().bits());
        statement.setLong(7, Micros.of(attributes.created()));
        // Its owner may have given any time, to the nanosecond.
        statement.setLong(8, attributes.modified().getEpochSecond());
        statement.setInt(9, attributes.modified().getNano());
        statement.setLong(10, Micros.of(attributes.changed()));
        @Nullable String extras = ExtrasText.write(attributes.extras()).orElse(null);
        statement.setString(11, extras);
    }

    /// As in `adler32=0a0b0c0d,md5=…`.
    private static String text(List<Checksum> checksums) {
        var text = new StringJoiner(",");
        checksums.forEach(checksum -> text.add(checksum.toString()));
        return text.toString();
    }

    private static List<Checksum> checksums(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<Checksum> checksums = new ArrayList<>(2);
        for (String one : text.split(",")) {
            int equals = one.indexOf('=');
            Checksum.Algorithm.named(one.substring(0, equals))
                    .ifPresent(algorithm -> checksums.add(new Checksum(algorithm, one.substring(equals + 1))));
        }
        return checksums;
    }
}
