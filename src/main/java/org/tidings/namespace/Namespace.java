package org.tidings.namespace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidings.model.FileId;
import org.tidings.model.Offset;
import org.tidings.model.StoragePath;

/// The view of what exists at this site, as of the last commit.
///
/// Reads see every commit that was answered before they began. Implemented by each store.
public interface Namespace {

    Optional<Entry> find(FileId id);

    Optional<Entry> child(FileId directory, String name);

    /// Entries of a directory in the byte order of their names, those after `afterName` (empty text: from
    /// the first), at most `limit`. Paging so is how a directory of a million entries is listed in little
    /// memory; entries that come or go meanwhile may or may not be seen.
    List<Entry> list(FileId directory, String afterName, int limit);

    /// A deleted directory, as long as the log remembers it: for asking who could see what was in it.
    Optional<Entry.Directory> deletedDirectory(FileId id);

    /// The first label in byte order after this text (the empty one: of all) that some entry has.
    Optional<String> labelAfter(String text);

    /// Ids of the entries that have this label, in their order, those after `after`, at most `limit`.
    List<FileId> labelled(String label, Optional<FileId> after, int limit);

    Usage usage();

    /// The namespace as it is at one offset, unmoved by later commits, until closed.
    Snapshot snapshot();

    /// Follows a path from the root.
    default Resolution resolve(StoragePath path) {
        List<Entry.Directory> above = new ArrayList<>();
        Entry here = find(FileId.ROOT).orElseThrow(() -> new IllegalStateException("a namespace has a root"));
        List<String> names = path.names();
        for (int i = 0; i < names.size(); i++) {
            switch (here) {
                case Entry.File file -> {
                    return new Resolution.ThroughFile(above, file);
                }
                case Entry.Directory directory -> above.add(directory);
            }
            Optional<Entry> next = child(here.id(), names.get(i));
            if (next.isEmpty()) {
                boolean last = i == names.size() - 1;
                return last ? new Resolution.Absent(above) : new Resolution.ParentAbsent(above, names.get(i));
            }
            here = next.get();
        }
        return new Resolution.Found(above, here);
    }

    /// Where the entry of this id stands, found from it upwards; empty if there is none, or its path would be too long
    /// to be told.
    default Optional<Whereabouts> locate(FileId id) {
        Optional<Entry> entry = find(id);
        List<Entry.Directory> above = new ArrayList<>();
        Optional<Entry> here = entry;
        while (here.isPresent() && !here.get().id().isRoot()) {
            here = find(here.get().parent());
            if (!(here.orElse(null) instanceof Entry.Directory directory)) {
                return Optional.empty();
            }
            above.addFirst(directory);
        }
        return entry.flatMap(found -> Whereabouts.of(above, found));
    }

    /// How much there is.
    ///
    /// @param files number of files
    /// @param directories number of directories, the root included
    /// @param bytes sum of the files' sizes
    record Usage(long files, long directories, long bytes) {}

    /// A namespace that stands still.
    interface Snapshot extends AutoCloseable {
        Offset offset();

        Namespace namespace();

        @Override
        void close();
    }
}
