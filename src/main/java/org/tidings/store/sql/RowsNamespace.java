package org.tidings.store.sql;

import java.util.List;
import java.util.Optional;
import org.tidings.ledger.LedgerBroken;
import org.tidings.model.FileId;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Namespace;

/// The namespace as a connection that stands still sees it: always the rows, never memory.
record RowsNamespace(Reads reads, Usage usage) implements Namespace {
    @Override
    public Optional<Entry> find(FileId id) {
        return reads.read(lane -> NodeRows.find(lane, id));
    }

    @Override
    public Optional<Entry> child(FileId directory, String name) {
        return reads.read(lane -> NodeRows.child(lane, directory, name));
    }

    @Override
    public List<Entry> list(FileId directory, String afterName, int limit) {
        return reads.read(lane -> NodeRows.list(lane, directory, afterName, limit));
    }

    @Override
    public Optional<Entry.Directory> deletedDirectory(FileId id) {
        return reads.read(lane -> Tombstones.find(lane, id));
    }

    @Override
    public Optional<String> labelAfter(String text) {
        return reads.read(lane -> LabelRows.labelAfter(lane, text));
    }

    @Override
    public List<FileId> labelled(String label, Optional<FileId> after, int limit) {
        return reads.read(lane -> LabelRows.labelled(lane, label, after, limit));
    }

    @Override
    public Snapshot snapshot() {
        throw new LedgerBroken("A snapshot is taken of the namespace itself.");
    }
}
