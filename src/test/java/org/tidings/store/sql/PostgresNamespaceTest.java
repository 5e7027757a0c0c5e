package org.tidings.store.sql;

import org.tidings.store.NamespaceContract;
import org.tidings.store.StoreFixture;

class PostgresNamespaceTest extends NamespaceContract {
    @Override
    protected StoreFixture open() {
        return RealPostgres.fixture();
    }
}
