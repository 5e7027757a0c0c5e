package org.tidings.namespace;

import java.util.List;
import org.tidings.model.FileId;

/// The files of this site in the order of their ids, whatever directories they are in: for who has to look at each.
///
/// Reading it page by page, files that come or go meanwhile may or may not be seen. Implemented by each store.
public interface Inventory {

    /// Before the first file.
    FileId START = FileId.ROOT;

    /// Those after `after`, at most `limit`.
    List<Entry.File> files(FileId after, int limit);

    /// Of those, the ones whose bytes are lost.
    List<Entry.File> lost(FileId after, int limit);
}
