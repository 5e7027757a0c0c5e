package org.tidings.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/// Step 2.1 of the schema: the labels that entries had before table `label` was made.
///
/// Flyway finds it beside the scripts. In Java, because PostgreSQL does not look into JSON that has a NUL somewhere, as
/// extended attributes may.
public final class LabelsFound implements JavaMigration {
    private static final String TOLD = "SELECT id, extras FROM node WHERE extras IS NOT NULL";
    private static final String INSERT = "INSERT INTO label (label, id) VALUES (?, ?)";

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("2.1");
    }

    @Override
    public String getDescription() {
        return "labels found";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        try (PreparedStatement told = connection.prepareStatement(TOLD);
                PreparedStatement insert = connection.prepareStatement(INSERT);
                var rows = told.executeQuery()) {
            while (rows.next()) {
                byte[] id = rows.getBytes(1);
                var extras = ExtrasText.read(Optional.ofNullable(rows.getString(2)));
                for (String label : extras.labels()) {
                    insert.setString(1, label);
                    insert.setBytes(2, id);
                    insert.executeUpdate();
                }
            }
        }
    }
}
