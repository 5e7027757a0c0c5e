package org.tidings.store.memory;

import org.tidings.store.LedgerContract;
import org.tidings.store.StoreFixture;

class MemoryLedgerTest extends LedgerContract {
    @Override
    protected StoreFixture open() {
        return new MemoryFixture();
    }
}
