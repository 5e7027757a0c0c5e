package org.tidings.store.memory;

import org.tidings.store.NamespaceContract;
import org.tidings.store.StoreFixture;

class MemoryNamespaceTest extends NamespaceContract {
    @Override
    protected StoreFixture open() {
        return new MemoryFixture();
    }
}
