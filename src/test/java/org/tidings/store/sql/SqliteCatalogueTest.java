package org.tidings.store.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.store.CatalogueContract;
import org.tidings.store.StoreFixture;

class SqliteCatalogueTest extends CatalogueContract {
    @TempDir
    Path directory;

    @Override
    protected StoreFixture open() {
        return new SqlFixture(tools -> SqlStore.sqlite(directory.resolve("tidings.db"), tools));
    }
}
