package org.tidings.model;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The file or directory an event is about, as it stands after the event (for a deletion: stood before).
///
/// @param kind file or directory
/// @param id for life
/// @param place where it is
/// @param owner whose it is
/// @param mode permission bits
/// @param labels words people attached to it, sorted
public record Subject(Kind kind, FileId id, Place place, Owner owner, Mode mode, SortedSet<String> labels) {

    /// What an entry of the namespace is.
    public enum Kind {
        FILE,
        DIRECTORY
    }

    public Subject {
        labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
    }

    public static Subject file(FileId id, Place place, Owner owner, Mode mode) {
        return new Subject(Kind.FILE, id, place, owner, mode, Collections.emptySortedSet());
    }

    public static Subject directory(FileId id, Place place, Owner owner, Mode mode) {
        return new Subject(Kind.DIRECTORY, id, place, owner, mode, Collections.emptySortedSet());
    }

    public Subject at(Place newPlace) {
        return new Subject(kind, id, newPlace, owner, mode, labels);
    }

    public Subject with(Owner newOwner, Mode newMode) {
        return new Subject(kind, id, place, newOwner, newMode, labels);
    }

    public Subject labelled(Set<String> newLabels) {
        return new Subject(kind, id, place, owner, mode, new TreeSet<>(newLabels));
    }

    public boolean isDirectory() {
        return kind == Kind.DIRECTORY;
    }
}
