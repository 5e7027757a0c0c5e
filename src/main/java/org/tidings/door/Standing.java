package org.tidings.door;

import java.util.ArrayList;
import java.util.List;
import org.tidings.ledger.Guard;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Place;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;

/// An entry where it was found: the facts that can be told of it, and what must still hold when they are.
record Standing(Entry entry, StoragePath path) {

    Place place() {
        return new Place(entry.parent(), path);
    }

    /// That it is still here and as it was seen.
    List<Guard> unchanged() {
        return List.of(
                new Guard.PathLeadsTo(place(), entry.id()),
                new Guard.UnchangedSince(entry.id(), entry.attributes().changed()));
    }

    /// That it is still here, as it was seen, and may go: a directory must be empty.
    List<Guard> removable() {
        List<Guard> guards = new ArrayList<>(unchanged());
        if (entry instanceof Entry.Directory) {
            guards.add(new Guard.DirectoryIsEmpty(entry.id()));
        }
        return guards;
    }

    StorageEvent removed() {
        var subject = entry.subjectAt(path);
        return switch (entry) {
            case Entry.File file -> new NamespaceEvent.FileDeleted(subject, file.content());
            case Entry.Directory directory -> new NamespaceEvent.DirectoryDeleted(subject);
        };
    }

    StorageEvent renamedTo(Place to) {
        var subject = entry.subjectAt(path).at(to);
        return switch (entry) {
            case Entry.File file -> new NamespaceEvent.FileRenamed(subject, file.content(), place());
            case Entry.Directory directory -> new NamespaceEvent.DirectoryRenamed(subject, place());
        };
    }
}
