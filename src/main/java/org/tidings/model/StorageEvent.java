package org.tidings.model;

/// Something that happened to stored data. Past tense, a fact, never a request.
///
/// One family for each part of a site that has facts to tell; at this floor that is the namespace.
public sealed interface StorageEvent permits NamespaceEvent {

    /// The event's kind, by its name on the wire.
    EventType type();

    /// The file or directory it is about.
    Subject subject();
}
