package org.tidings.store.sql;

import org.tidings.store.RulesContract;
import org.tidings.store.StoreFixture;

class PostgresRulesTest extends RulesContract {
    @Override
    protected StoreFixture open() {
        return RealPostgres.fixture();
    }
}
