package org.tidings.store.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.store.RulesContract;
import org.tidings.store.StoreFixture;

class SqliteRulesTest extends RulesContract {
    @TempDir
    Path directory;

    @Override
    protected StoreFixture open() {
        return new SqlFixture(tools -> SqlStore.sqlite(directory.resolve("tidings.db"), tools));
    }
}
