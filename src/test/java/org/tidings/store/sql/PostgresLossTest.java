package org.tidings.store.sql;

import org.tidings.store.LossContract;
import org.tidings.store.StoreFixture;

class PostgresLossTest extends LossContract {
    @Override
    protected StoreFixture open() {
        return RealPostgres.fixture();
    }
}
