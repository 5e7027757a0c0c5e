package org.tidings.model;

import java.time.Instant;
import java.util.Optional;

/// An event in the log: its place, its time, why and by whom, and the fact itself.
///
/// @param at time of commit by the site's clock, never before that of an earlier event
/// @param cause the event of this log that led to it, if one did
public record Recorded(Offset offset, Instant at, Optional<Offset> cause, Origin origin, StorageEvent event) {}
