package org.tidings.delivery;

/// Ends of an event, as a set. A rename has two; everything else has only the place where it happened,
/// which counts as an arrival.
public enum Sides {
    NEITHER,
    ARRIVAL,
    DEPARTURE,
    BOTH;

    private static final Sides[] BY_BITS = values();

    /// Whether the place where it happened is among them.
    public boolean arrives() {
        return (ordinal() & 1) != 0;
    }

    /// Whether the place it left is among them.
    public boolean departs() {
        return (ordinal() & 2) != 0;
    }

    public static Sides of(boolean arrival, boolean departure) {
        return BY_BITS[(arrival ? 1 : 0) | (departure ? 2 : 0)];
    }

    public Sides and(Sides other) {
        return BY_BITS[ordinal() & other.ordinal()];
    }

    /// Whether there is one.
    public boolean any() {
        return this != NEITHER;
    }
}
