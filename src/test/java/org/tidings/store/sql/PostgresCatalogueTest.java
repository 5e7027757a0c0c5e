package org.tidings.store.sql;

import org.tidings.store.CatalogueContract;
import org.tidings.store.StoreFixture;

class PostgresCatalogueTest extends CatalogueContract {
    @Override
    protected StoreFixture open() {
        return RealPostgres.fixture();
    }
}
