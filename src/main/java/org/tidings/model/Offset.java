package org.tidings.model;

/// A place in a log: the number of a committed event, gap-free and rising from 1.
///
/// As a reader's position it means "everything up to and including this has been read";
/// [#ORIGIN] is the position before the first event.
///
/// @param value 0 for the origin, otherwise the event's number
public record Offset(long value) implements Comparable<Offset> {
    /// Before the first event.
    public static final Offset ORIGIN = new Offset(0);

    public Offset {
        if (value < 0) {
            throw new IllegalArgumentException("an offset is not negative: " + value);
        }
    }

    public Offset next() {
        return new Offset(value + 1);
    }

    public Offset plus(long events) {
        return new Offset(value + events);
    }

    public boolean isAfter(Offset other) {
        return value > other.value;
    }

    @Override
    public int compareTo(Offset other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
