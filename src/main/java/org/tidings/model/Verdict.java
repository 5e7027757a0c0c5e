package org.tidings.model;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a rule makes of one file.
///
/// @param places where it wants, or has, its copies
/// @param reason why it is stuck, and what will end it; empty if it is not
public record Verdict(State state, SortedSet<Rse> places, String reason) {

    /// How it stands with a rule.
    public enum State {
        OK,
        REPLICATING,
        STUCK
    }

    public Verdict {
        places = Collections.unmodifiableSortedSet(new TreeSet<>(places));
    }
}
