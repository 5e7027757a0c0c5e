package org.tidings.store.memory;

import org.tidings.store.CatalogueContract;
import org.tidings.store.StoreFixture;

class MemoryCatalogueTest extends CatalogueContract {
    @Override
    protected StoreFixture open() {
        return new MemoryFixture();
    }
}
