package org.tidings.door;

import java.util.Optional;
import org.tidings.namespace.Entry;

/// A client's condition on what stands at a path, judged where the operation decides and held until its
/// commit: RFC 9110 §13 `If-Match` and `If-None-Match`, RFC 4918 §10.4 `If`.
@FunctionalInterface
public interface Precondition {
    Precondition NONE = there -> true;

    /// `If-None-Match: *`.
    Precondition NOTHING_THERE = Optional::isEmpty;

    /// `If-Match: *`.
    Precondition SOMETHING_THERE = Optional::isPresent;

    /// @param there what stands at the path, if anything does
    boolean holds(Optional<Entry> there);

    /// That a file is there and holds this generation of bytes.
    static Precondition generationIs(long generation) {
        return there -> there.isPresent()
                && there.get() instanceof Entry.File file
                && file.content().generation() == generation;
    }
}
