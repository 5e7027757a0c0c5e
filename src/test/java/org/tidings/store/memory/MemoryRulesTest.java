package org.tidings.store.memory;

import org.tidings.store.RulesContract;
import org.tidings.store.StoreFixture;

class MemoryRulesTest extends RulesContract {
    @Override
    protected StoreFixture open() {
        return new MemoryFixture();
    }
}
