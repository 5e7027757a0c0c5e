package org.tidings.model;

/// Something that happened to one file or directory.
public sealed interface EntryEvent extends StorageEvent permits NamespaceEvent, AccessEvent {

    /// The file or directory it is about.
    Subject subject();
}
