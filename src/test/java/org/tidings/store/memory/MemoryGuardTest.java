package org.tidings.store.memory;

import org.tidings.store.GuardContract;
import org.tidings.store.StoreFixture;

class MemoryGuardTest extends GuardContract {
    @Override
    protected StoreFixture open() {
        return new MemoryFixture();
    }
}
