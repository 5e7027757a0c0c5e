package org.tidings.namespace;

import java.util.List;
import java.util.Optional;
import org.tidings.model.StoragePath;

/// Where an entry stands now.
///
/// @param where the entry, and the directories passed to get to it
public record Whereabouts(StoragePath path, Resolution.Found where) {

    /// @param above the directories from the root down; none for the root itself
    static Optional<Whereabouts> of(List<Entry.Directory> above, Entry entry) {
        StoragePath path = StoragePath.ROOT;
        for (int i = 0; i < above.size(); i++) {
            String name = i + 1 < above.size() ? above.get(i + 1).name() : entry.name();
            if (!path.hasRoomFor(name)) {
                return Optional.empty();
            }
            path = path.child(name);
        }
        return Optional.of(new Whereabouts(path, new Resolution.Found(List.copyOf(above), entry)));
    }
}
