package org.tidings.model;

/// Something that happened at a site. Past tense, a fact, never a request.
///
/// One family for each part of a site that has facts to tell: what changed in the namespace, who read what, and who
/// listens through which channel.
public sealed interface StorageEvent permits EntryEvent, AccessesMissed, ChannelEvent, CatalogueEvent {

    /// The event's kind, by its name on the wire.
    EventType type();
}
