package org.tidings.store.memory;

import java.util.List;
import java.util.function.Predicate;
import org.tidings.model.FileId;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Inventory;

/// The files of a [Tree], locked with its store.
record MemoryInventory(MemoryStore store, Tree tree) implements Inventory {
    @Override
    public List<Entry.File> files(FileId after, int limit) {
        return files(after, limit, file -> true);
    }

    @Override
    public List<Entry.File> lost(FileId after, int limit) {
        return files(after, limit, file -> file.lost().isPresent());
    }

    private List<Entry.File> files(FileId after, int limit, Predicate<Entry.File> wanted) {
        synchronized (store) {
            return tree.all().stream()
                    .filter(Entry.File.class::isInstance)
                    .map(Entry.File.class::cast)
                    .filter(file -> file.id().compareTo(after) > 0 && wanted.test(file))
                    .sorted((a, b) -> a.id().compareTo(b.id()))
                    .limit(limit)
                    .toList();
        }
    }
}
