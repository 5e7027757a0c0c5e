package org.tidings.store.sql;

import org.tidings.store.GuardContract;
import org.tidings.store.StoreFixture;

class PostgresGuardTest extends GuardContract {
    @Override
    protected StoreFixture open() {
        return RealPostgres.fixture();
    }
}
