package org.tidings.store.sql;

import java.util.List;
import org.tidings.model.FileId;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Inventory;

/// The files in the order of their rows.
record SqlInventory(Reads reads) implements Inventory {
    @Override
    public List<Entry.File> files(FileId after, int limit) {
        return reads.read(lane -> NodeRows.files(lane, after, limit));
    }

    @Override
    public List<Entry.File> lost(FileId after, int limit) {
        return reads.read(lane -> NodeRows.lost(lane, after, limit));
    }
}
