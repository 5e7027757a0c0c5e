package org.tidings.store.memory;

import org.tidings.store.LossContract;
import org.tidings.store.StoreFixture;

class MemoryLossTest extends LossContract {
    @Override
    protected StoreFixture open() {
        return new MemoryFixture();
    }
}
