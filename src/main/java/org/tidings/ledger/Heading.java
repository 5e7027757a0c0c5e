package org.tidings.ledger;

import java.util.Optional;
import org.tidings.model.Content;
import org.tidings.model.EventType;
import org.tidings.model.FileId;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Place;
import org.tidings.model.StorageEvent;

/// The part of an event that readers choose by, kept beside its wire form so that nobody need parse that.
///
/// @param subject the file or directory
/// @param place where it is after the event (for a deletion: was)
/// @param from where it was, for a rename
/// @param ownerUid whose it is
/// @param sizeBytes of the file's content; 0 for a directory
public record Heading(EventType type, FileId subject, Place place, Optional<Place> from, int ownerUid, long sizeBytes) {

    public static Heading of(StorageEvent event) {
        var subject = event.subject();
        return new Heading(
                event.type(),
                subject.id(),
                subject.place(),
                departure(event),
                subject.owner().uid(),
                contentOf(event).map(Content::sizeBytes).orElse(0L));
    }

    private static Optional<Place> departure(StorageEvent event) {
        return switch (event) {
            case NamespaceEvent.FileRenamed e -> Optional.of(e.from());
            case NamespaceEvent.DirectoryRenamed e -> Optional.of(e.from());
            case NamespaceEvent e -> Optional.empty();
        };
    }

    /// The content of the file the event is about, if it is about a file.
    public static Optional<Content> contentOf(StorageEvent event) {
        return switch (event) {
            case NamespaceEvent.FileCreated e -> Optional.of(e.content());
            case NamespaceEvent.FileWritten e -> Optional.of(e.content());
            case NamespaceEvent.FileRenamed e -> Optional.of(e.content());
            case NamespaceEvent.FileDeleted e -> Optional.of(e.content());
            case NamespaceEvent.PermissionsChanged e -> e.content();
            case NamespaceEvent.XattrsChanged e -> e.content();
            case NamespaceEvent.TimesChanged e -> e.content();
            case NamespaceEvent.LabelsChanged e -> e.content();
            case NamespaceEvent.DirectoryCreated e -> Optional.empty();
            case NamespaceEvent.DirectoryRenamed e -> Optional.empty();
            case NamespaceEvent.DirectoryDeleted e -> Optional.empty();
        };
    }
}
