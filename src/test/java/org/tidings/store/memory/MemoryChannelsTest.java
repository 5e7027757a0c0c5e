package org.tidings.store.memory;

import org.tidings.store.ChannelsContract;
import org.tidings.store.StoreFixture;

class MemoryChannelsTest extends ChannelsContract {
    @Override
    protected StoreFixture open() {
        return new MemoryFixture();
    }
}
