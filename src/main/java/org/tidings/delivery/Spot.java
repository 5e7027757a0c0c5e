package org.tidings.delivery;

import java.util.Set;
import org.tidings.model.FileId;
import org.tidings.model.StoragePath;

/// Where a listener listens: how the lines that may concern it are found without asking every listener.
public sealed interface Spot {

    /// At a path, wherever the line's entry was at the time.
    ///
    /// @param recursive whether everything below counts, or only the path and its direct entries
    record AtPath(StoragePath path, boolean recursive) implements Spot {}

    /// At lines whose subject, or the directory it is or was in, has one of these ids.
    record AtEntries(Set<FileId> ids) implements Spot {
        public AtEntries {
            ids = Set.copyOf(ids);
        }
    }
}
