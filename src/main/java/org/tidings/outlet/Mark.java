package org.tidings.outlet;

import org.tidings.model.Offset;

/// Where a letter stands: which line of the log it tells, and which of that line's letters it is.
///
/// @param part from 0, in the order in which a rendition gives them
public record Mark(Offset offset, int part) implements Comparable<Mark> {
    public Mark {
        if (part < 0) {
            throw new IllegalArgumentException("parts are counted from 0");
        }
    }

    @Override
    public int compareTo(Mark other) {
        int byOffset = Long.compare(offset.value(), other.offset.value());
        return byOffset != 0 ? byOffset : Integer.compare(part, other.part);
    }
}
