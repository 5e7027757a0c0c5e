package org.tidings.store.sql;

import java.util.List;
import java.util.Optional;
import org.tidings.model.FileId;
import org.tidings.namespace.Entry;

/// The namespace as far as guards and the fold look at it.
interface View {

    Optional<Entry> find(FileId id);

    Optional<Entry> child(FileId directory, String name);

    /// The first names in a directory, in byte order, at most `limit`.
    List<String> firstNames(FileId directory, int limit);
}
