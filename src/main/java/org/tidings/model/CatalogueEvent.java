package org.tidings.model;

/// Something that happened to the replicas of files at many sites, to the sites themselves, or to what is wanted of
/// them: facts of the site that keeps a catalogue.
public sealed interface CatalogueEvent extends StorageEvent permits ReplicaEvent, TransferEvent, RuleEvent, RseEvent {}
