package org.tidings.wire.kafka;

import java.time.Duration;
import java.util.Optional;
import org.tidings.model.AccessEvent;
import org.tidings.model.AccessesMissed;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.ChannelEvent;
import org.tidings.model.Content;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.StorageEvent;
import org.tidings.model.Subject;

/// What of an event goes into dCache's billing: bytes that were moved, and files that were removed. Pure.
sealed interface BillingDeed {

    Subject subject();

    Content content();

    /// Bytes came from a client or went to one.
    ///
    /// @param bytes how many
    /// @param took how long; empty where that was not measured
    record Moved(Subject subject, Content content, boolean isWrite, long bytes, Optional<Duration> took)
            implements BillingDeed {}

    record Removed(Subject subject, Content content) implements BillingDeed {}

    static Optional<BillingDeed> of(StorageEvent event) {
        return switch (event) {
            case NamespaceEvent e -> ofChange(e);
            case AccessEvent.FileRead e ->
                Optional.of(new Moved(e.subject(), e.content(), false, e.readBytes(), Optional.of(e.took())));
            case AccessEvent.FileOpened _, AccessEvent.DirectoryListed _ -> Optional.empty();
            case AccessesMissed _, ChannelEvent _, CatalogueEvent _ -> Optional.empty();
        };
    }

    private static Optional<BillingDeed> ofChange(NamespaceEvent event) {
        return switch (event) {
            case NamespaceEvent.FileCreated e -> written(e.subject(), e.content());
            case NamespaceEvent.FileWritten e -> written(e.subject(), e.content());
            case NamespaceEvent.FileDeleted e -> Optional.of(new Removed(e.subject(), e.content()));
            case NamespaceEvent.FileRenamed _,
                    NamespaceEvent.FileLost _,
                    NamespaceEvent.FileFound _,
                    NamespaceEvent.PermissionsChanged _,
                    NamespaceEvent.XattrsChanged _,
                    NamespaceEvent.TimesChanged _,
                    NamespaceEvent.LabelsChanged _,
                    NamespaceEvent.DirectoryCreated _,
                    NamespaceEvent.DirectoryRenamed _,
                    NamespaceEvent.DirectoryDeleted _ -> Optional.empty();
        };
    }

    private static Optional<BillingDeed> written(Subject subject, Content content) {
        return Optional.of(new Moved(subject, content, true, content.sizeBytes(), Optional.empty()));
    }
}
