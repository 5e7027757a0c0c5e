package org.tidings.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A change of the namespace: what files exist here, where, whose, and with which bytes.
///
/// Each carries what a listener would otherwise ask back for: the subject as it is after the change,
/// its content, and the old value of what changed. Extended attributes are text by name.
public sealed interface NamespaceEvent extends EntryEvent {

    /// A file appeared, complete, with its first content.
    ///
    /// @param modified the modification time its owner gave, or the time of the upload
    /// @param xattrs extended attributes it was born with
    record FileCreated(Subject subject, Content content, Instant modified, Map<String, String> xattrs)
            implements NamespaceEvent {
        public FileCreated {
            xattrs = Map.copyOf(xattrs);
        }

        @Override
        public EventType type() {
            return EventType.FILE_CREATED;
        }
    }

    /// A file's bytes were replaced as a whole; its generation rose.
    record FileWritten(Subject subject, Content content, Content previous, Instant modified) implements NamespaceEvent {
        @Override
        public EventType type() {
            return EventType.FILE_WRITTEN;
        }
    }

    /// A file got another path; the subject is at the new one.
    record FileRenamed(Subject subject, Content content, Place from) implements NamespaceEvent {
        @Override
        public EventType type() {
            return EventType.FILE_RENAMED;
        }
    }

    /// A file was removed, and its bytes with it.
    ///
    /// @param content what it held last
    record FileDeleted(Subject subject, Content content) implements NamespaceEvent {
        @Override
        public EventType type() {
            return EventType.FILE_DELETED;
        }
    }

    /// A file's bytes were found to be gone or wrong at this site. The file keeps its name: they may be found again, or
    /// be
    /// replaced by others.
    ///
    /// @param content what it should hold
    record FileLost(Subject subject, Content content, Loss why) implements NamespaceEvent {
        @Override
        public EventType type() {
            return EventType.FILE_LOST;
        }
    }

    /// The very bytes that were lost are here again, and good.
    record FileFound(Subject subject, Content content) implements NamespaceEvent {
        @Override
        public EventType type() {
            return EventType.FILE_FOUND;
        }
    }

    /// An empty directory appeared.
    record DirectoryCreated(Subject subject) implements NamespaceEvent {
        @Override
        public EventType type() {
            return EventType.DIRECTORY_CREATED;
        }
    }

    /// A directory, and all below it, got another path; the subject is at the new one.
    record DirectoryRenamed(Subject subject, Place from) implements NamespaceEvent {
        @Override
        public EventType type() {
            return EventType.DIRECTORY_RENAMED;
        }
    }

    /// An empty directory was removed.
    record DirectoryDeleted(Subject subject) implements NamespaceEvent {
        @Override
        public EventType type() {
            return EventType.DIRECTORY_DELETED;
        }
    }

    /// Owner, group or mode changed.
    ///
    /// @param content of a file; empty for a directory, here and below
    record PermissionsChanged(Subject subject, Optional<Content> content, Owner previousOwner, Mode previousMode)
            implements NamespaceEvent {
        @Override
        public EventType type() {
            return EventType.ACL_CHANGED;
        }
    }

    /// Extended attributes were set or removed.
    ///
    /// @param changes by attribute name; at least one
    record XattrsChanged(Subject subject, Optional<Content> content, Map<String, Change> changes)
            implements NamespaceEvent {
        public XattrsChanged {
            changes = Map.copyOf(changes);
        }

        /// One attribute's old and new value; empty means it was, or is, not there.
        public record Change(Optional<String> before, Optional<String> after) {}

        @Override
        public EventType type() {
            return EventType.FILE_METADATA;
        }
    }

    /// The modification time was set by somebody.
    record TimesChanged(Subject subject, Optional<Content> content, Instant previousModified, Instant modified)
            implements NamespaceEvent {
        @Override
        public EventType type() {
            return EventType.FILE_METADATA;
        }
    }

    /// Labels were attached or taken off; the subject has the labels after the change.
    record LabelsChanged(Subject subject, Optional<Content> content, Set<String> added, Set<String> removed)
            implements NamespaceEvent {
        public LabelsChanged {
            added = Set.copyOf(added);
            removed = Set.copyOf(removed);
        }

        @Override
        public EventType type() {
            return EventType.LABEL_CHANGED;
        }
    }
}
