package org.tidings.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidings.config.Config;
import org.tidings.config.Config.Store;
import org.tidings.store.sql.SqlStore;

/// Where the choice of database is made: here and nowhere else.
final class Database {
    private static final String FILE = "ledger.sqlite";

    private Database() {}

    static SqlStore opened(Config config, SqlStore.Tools tools) {
        return switch (config.storage().store()) {
            case Store.Sqlite sqlite ->
                SqlStore.sqlite(config.site().directory().resolve(FILE), tools);
            case Store.PostgreSql server ->
                SqlStore.postgres(server.url(), server.user(), password(server.passwordFile()), tools);
        };
    }

    private static String password(Optional<Path> file) {
        if (file.isEmpty()) {
            return "";
        }
        try (Stream<String> lines = Files.lines(file.get())) {
            return lines.findFirst().orElse("");
        } catch (IOException e) {
            throw new CannotStart("The database's password file cannot be read: " + Sentences.of(e) + ".", e);
        }
    }
}
