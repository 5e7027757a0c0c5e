package org.tidings.store.sql;

import java.util.List;
import java.util.Optional;
import org.tidings.model.FileId;
import org.tidings.namespace.Entry;

/// The namespace as it is committed: what is hot from memory, the rest from the database.
record CommittedView(Reads reads, HotEntries hot) implements View {
    @Override
    public Optional<Entry> find(FileId id) {
        return hot.find(id, () -> reads.read(lane -> NodeRows.find(lane, id)));
    }

    @Override
    public Optional<Entry> child(FileId directory, String name) {
        return hot.child(directory, name, () -> reads.read(lane -> NodeRows.child(lane, directory, name)));
    }

    @Override
    public List<String> firstNames(FileId directory, int limit) {
        return reads.read(lane -> NodeRows.firstNames(lane, directory, limit));
    }
}
