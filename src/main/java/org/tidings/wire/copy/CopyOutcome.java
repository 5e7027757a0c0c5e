package org.tidings.wire.copy;

import org.tidings.model.CopyFailure;

/// How a copy ended.
public sealed interface CopyOutcome {

    /// All bytes are there, as good as could be proven, under their name.
    record Copied(long sizeBytes) implements CopyOutcome {}

    /// Nothing of it is there, unless the text says so.
    ///
    /// @param text for people, one line, nothing secret in it
    record Failed(CopyFailure why, String text) implements CopyOutcome {}
}
