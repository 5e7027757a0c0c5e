package org.tidings.store.sql;

import org.tidings.store.LabelContract;
import org.tidings.store.StoreFixture;

class PostgresLabelTest extends LabelContract {
    @Override
    protected StoreFixture open() {
        return RealPostgres.fixture();
    }
}
