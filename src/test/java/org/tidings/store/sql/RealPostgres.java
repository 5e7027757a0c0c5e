package org.tidings.store.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.tidings.store.StoreFixture;

/// A real PostgreSQL server, started once for all tests of this run; each test has a database of its own.
final class RealPostgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private RealPostgres() {}

    /// Started when first asked for; it ends with the process.
    private static final class Server {
        static final EmbeddedPostgres RUNNING = started();

        private static EmbeddedPostgres started() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException | RuntimeException e) {
                if ("true".equals(System.getenv("CI"))) {
                    throw new AssertionError("PostgreSQL must start where CI=true.", e);
                }
                return Assumptions.abort("PostgreSQL does not start here: " + e);
            }
        }
    }

    static StoreFixture fixture() {
        String url = newDatabase();
        return new SqlFixture(tools -> SqlStore.postgres(url, "postgres", "", tools));
    }

    static String newDatabase() {
        String database = "t" + DATABASES.incrementAndGet();
        try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return Server.RUNNING.getJdbcUrl("postgres", database);
    }
}
