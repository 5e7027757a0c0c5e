package org.tidings.store.memory;

import org.tidings.store.LabelContract;
import org.tidings.store.StoreFixture;

class MemoryLabelTest extends LabelContract {
    @Override
    protected StoreFixture open() {
        return new MemoryFixture();
    }
}
