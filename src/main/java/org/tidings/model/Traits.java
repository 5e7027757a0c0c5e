package org.tidings.model;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// What rules may ask of a file beside its size and name, as told where it was first stored.
///
/// @param owner a login name there; empty if it is not told
/// @param labels sorted
/// @param created when it was first stored
public record Traits(String owner, SortedSet<String> labels, Instant created) {
    public Traits {
        labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
    }
}
