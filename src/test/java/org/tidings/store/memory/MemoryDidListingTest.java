package org.tidings.store.memory;

import org.tidings.store.DidListingContract;
import org.tidings.store.StoreFixture;

class MemoryDidListingTest extends DidListingContract {
    @Override
    protected StoreFixture open() {
        return new MemoryFixture();
    }
}
