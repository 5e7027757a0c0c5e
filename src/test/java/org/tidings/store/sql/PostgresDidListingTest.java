package org.tidings.store.sql;

import org.tidings.store.DidListingContract;
import org.tidings.store.StoreFixture;

class PostgresDidListingTest extends DidListingContract {
    @Override
    protected StoreFixture open() {
        return RealPostgres.fixture();
    }
}
