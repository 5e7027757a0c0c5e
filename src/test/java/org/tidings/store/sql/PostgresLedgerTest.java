package org.tidings.store.sql;

import org.tidings.store.LedgerContract;
import org.tidings.store.StoreFixture;

class PostgresLedgerTest extends LedgerContract {
    @Override
    protected StoreFixture open() {
        return RealPostgres.fixture();
    }
}
