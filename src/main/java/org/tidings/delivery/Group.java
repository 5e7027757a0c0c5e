package org.tidings.delivery;

import java.util.ArrayList;
import java.util.List;

/// All live listeners that hear exactly the same, because their interests are equal.
final class Group {
    private final Interest interest;
    private final List<Listener> listeners = new ArrayList<>();
    private Spot spot;
    private long lastAsked;

    Group(Interest interest) {
        this.interest = interest;
        this.spot = interest.spot();
    }

    Interest interest() {
        return interest;
    }

    /// Where the index has it.
    Spot spot() {
        return spot;
    }

    void moveTo(Spot other) {
        spot = other;
    }

    List<Listener> listeners() {
        return listeners;
    }

    /// Whether this is the first visit of a round; a rename finds its way here by either end.
    boolean takesFirst(long round) {
        boolean first = lastAsked != round;
        lastAsked = round;
        return first;
    }
}
