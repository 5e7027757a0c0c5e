package org.tidings.store.memory;

import java.util.List;
import java.util.Optional;
import org.tidings.model.FileId;
import org.tidings.model.Offset;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.namespace.NameOrder;
import org.tidings.namespace.Namespace;
import org.tidings.namespace.Resolution;

/// The namespace over a [Tree], locked with its store.
final class MemoryNamespace implements Namespace {
    private final MemoryStore store;
    private final Tree tree;

    MemoryNamespace(MemoryStore store, Tree tree) {
        this.store = store;
        this.tree = tree;
    }

    @Override
    public Optional<Entry> find(FileId id) {
        synchronized (store) {
            return tree.find(id);
        }
    }

    @Override
    public Optional<Entry> child(FileId directory, String name) {
        synchronized (store) {
            return tree.child(directory, name);
        }
    }

    @Override
    public Resolution resolve(StoragePath path) {
        synchronized (store) {
            return Namespace.super.resolve(path);
        }
    }

    @Override
    public List<Entry> list(FileId directory, String afterName, int limit) {
        synchronized (store) {
            return tree.list(directory, afterName, limit);
        }
    }

    @Override
    public Optional<Entry.Directory> deletedDirectory(FileId id) {
        synchronized (store) {
            return tree.deletedDirectory(id);
        }
    }

    @Override
    public Optional<String> labelAfter(String text) {
        synchronized (store) {
            return tree.all().stream()
                    .flatMap(entry -> entry.attributes().labels().stream())
                    .filter(label -> NameOrder.BYTES.compare(label, text) > 0)
                    .min(NameOrder.BYTES);
        }
    }

    @Override
    public List<FileId> labelled(String label, Optional<FileId> after, int limit) {
        synchronized (store) {
            return tree.all().stream()
                    .filter(entry -> entry.attributes().labels().contains(label))
                    .map(Entry::id)
                    .filter(id -> after.isEmpty() || id.compareTo(after.get()) > 0)
                    .sorted()
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public Usage usage() {
        synchronized (store) {
            long files = 0;
            long directories = 0;
            long bytes = 0;
            for (Entry entry : tree.all()) {
                switch (entry) {
                    case Entry.File file -> {
                        files++;
                        bytes += file.content().sizeBytes();
                    }
                    case Entry.Directory directory -> directories++;
                }
            }
            return new Usage(files, directories, bytes);
        }
    }

    @Override
    public Snapshot snapshot() {
        synchronized (store) {
            return new StandingStill(store.head(), new MemoryNamespace(store, tree.copy()));
        }
    }

    private record StandingStill(Offset offset, Namespace namespace) implements Snapshot {
        @Override
        public void close() {
            // Nothing to give back: the copy is garbage.
        }
    }
}
