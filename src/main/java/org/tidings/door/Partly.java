package org.tidings.door;

import org.tidings.model.StoragePath;

/// An operation on a tree that had to stop on the way. What it did before stays done.
///
/// @param done how many entries it had dealt with
/// @param at where it stopped
/// @param why it stopped there
public record Partly(long done, StoragePath at, Refusal why)
        implements DeleteEntry.Outcome, MoveEntry.Outcome, CopyEntry.Outcome {}
