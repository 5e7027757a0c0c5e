package org.tidings.store.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.store.LossContract;
import org.tidings.store.StoreFixture;

class SqliteLossTest extends LossContract {
    @TempDir
    Path directory;

    @Override
    protected StoreFixture open() {
        return new SqlFixture(tools -> SqlStore.sqlite(directory.resolve("tidings.db"), tools));
    }
}
