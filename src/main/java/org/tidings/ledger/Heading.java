package org.tidings.ledger;

import java.util.Optional;
import org.tidings.model.AccessEvent;
import org.tidings.model.AccessesMissed;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.ChannelEvent;
import org.tidings.model.Content;
import org.tidings.model.EntryEvent;
import org.tidings.model.EventType;
import org.tidings.model.FileId;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Place;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.RseEvent;
import org.tidings.model.RuleEvent;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.model.TransferEvent;

/// The part of an event that readers choose by, kept beside its wire form so that nobody need parse that.
///
/// @param subject the file or directory
/// @param place where it is after the event (for a deletion: was)
/// @param from where it was, for a rename
/// @param ownerUid whose it is
/// @param sizeBytes of the file's content; 0 for a directory
public record Heading(EventType type, FileId subject, Place place, Optional<Place> from, int ownerUid, long sizeBytes) {

    private static final Place EVERYWHERE = new Place(FileId.ROOT, StoragePath.ROOT);

    public static Heading of(StorageEvent event) {
        return switch (event) {
            case EntryEvent e -> ofEntry(e);
            case AccessesMissed e -> new Heading(e.type(), AccessesMissed.SUBJECT, EVERYWHERE, Optional.empty(), 0, 0);
            case ChannelEvent e ->
                new Heading(e.type(), e.channel().asSubject(), EVERYWHERE, Optional.empty(), e.ownerUid(), 0);
            case CatalogueEvent e -> ofCatalogue(e);
        };
    }

    /// What is told of a file at many sites has no place in this one's namespace.
    private static Heading ofCatalogue(CatalogueEvent event) {
        FileId subject = switch (event) {
            case ReplicaEvent e -> e.did().asSubject();
            case TransferEvent e -> e.did().asSubject();
            case RuleEvent.DidJudged e -> e.did().asSubject();
            case RuleEvent e -> FileId.ROOT;
            case RseEvent e -> FileId.ROOT;
        };
        return new Heading(event.type(), subject, EVERYWHERE, Optional.empty(), 0, 0);
    }

    private static Heading ofEntry(EntryEvent event) {
        var subject = event.subject();
        return new Heading(
                event.type(),
                subject.id(),
                subject.place(),
                departure(event),
                subject.owner().uid(),
                contentOf(event).map(Content::sizeBytes).orElse(0L));
    }

    private static Optional<Place> departure(EntryEvent event) {
        return switch (event) {
            case NamespaceEvent.FileRenamed e -> Optional.of(e.from());
            case NamespaceEvent.DirectoryRenamed e -> Optional.of(e.from());
            case NamespaceEvent e -> Optional.empty();
            case AccessEvent e -> Optional.empty();
        };
    }

    /// The content of the file the event is about, if it is about a file.
    public static Optional<Content> contentOf(EntryEvent event) {
        return switch (event) {
            case NamespaceEvent.FileCreated e -> Optional.of(e.content());
            case NamespaceEvent.FileWritten e -> Optional.of(e.content());
            case NamespaceEvent.FileRenamed e -> Optional.of(e.content());
            case NamespaceEvent.FileDeleted e -> Optional.of(e.content());
            case NamespaceEvent.FileLost e -> Optional.of(e.content());
            case NamespaceEvent.FileFound e -> Optional.of(e.content());
            case NamespaceEvent.PermissionsChanged e -> e.content();
            case NamespaceEvent.XattrsChanged e -> e.content();
            case NamespaceEvent.TimesChanged e -> e.content();
            case NamespaceEvent.LabelsChanged e -> e.content();
            case NamespaceEvent.DirectoryCreated e -> Optional.empty();
            case NamespaceEvent.DirectoryRenamed e -> Optional.empty();
            case NamespaceEvent.DirectoryDeleted e -> Optional.empty();
            case AccessEvent.FileOpened e -> Optional.of(e.content());
            case AccessEvent.FileRead e -> Optional.of(e.content());
            case AccessEvent.DirectoryListed e -> Optional.empty();
        };
    }
}
