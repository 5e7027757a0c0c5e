package org.tidings.model;

/// Where an entry is: in which directory, and at which path that was at the time of speaking.
///
/// @param parent the containing directory; the root's is itself
/// @param path of the entry, whose last name is the entry's name in `parent`
public record Place(FileId parent, StoragePath path) {
    public String name() {
        return path.name();
    }
}
