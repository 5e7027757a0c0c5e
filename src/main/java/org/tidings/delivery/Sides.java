package org.tidings.delivery;

/// Ends of an event, as a set. A rename has two; everything else has only the place where it happened,
/// which counts as an arrival.
enum Sides {
    NEITHER,
    ARRIVAL,
    DEPARTURE,
    BOTH;

    private static final Sides[] BY_BITS = values();

    static Sides of(boolean arrival, boolean departure) {
        return BY_BITS[(arrival ? 1 : 0) | (departure ? 2 : 0)];
    }

    Sides and(Sides other) {
        return BY_BITS[ordinal() & other.ordinal()];
    }

    boolean any() {
        return this != NEITHER;
    }
}
