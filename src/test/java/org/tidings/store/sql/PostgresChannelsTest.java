package org.tidings.store.sql;

import org.tidings.store.ChannelsContract;
import org.tidings.store.StoreFixture;

class PostgresChannelsTest extends ChannelsContract {
    @Override
    protected StoreFixture open() {
        return RealPostgres.fixture();
    }
}
