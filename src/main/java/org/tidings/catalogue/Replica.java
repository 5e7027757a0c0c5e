package org.tidings.catalogue;

import java.time.Instant;
import java.util.Optional;
import org.tidings.model.Holding;

/// One copy of a file at one RSE.
///
/// @param since it has been in this state
/// @param due when it is to be removed, if it is condemned
/// @param reason of the state; empty for a good one
public record Replica(Holding holding, State state, Instant since, Optional<Instant> due, String reason) {

    /// How a replica is. One that is still to come is no replica yet, but [Copying].
    public enum State {
        AVAILABLE,
        SUSPICIOUS,
        LOST,
        /// Good, and to be removed; one that is not good stays what it is when it is condemned.
        DELETING
    }

    static Replica available(Holding holding, Instant since) {
        return new Replica(holding, State.AVAILABLE, since, Optional.empty(), "");
    }

    /// Whether it is to be removed, good or not.
    public boolean isCondemned() {
        return due.isPresent();
    }

    /// What is lost is not only suspected.
    Replica suspected(Instant at, String why) {
        return state == State.LOST ? this : in(State.SUSPICIOUS, at, due, why);
    }

    Replica lost(Instant at, String why) {
        return in(State.LOST, at, due, why);
    }

    /// Good after all; whether it is wanted is asked again.
    Replica recovered(Instant at) {
        return switch (state) {
            case SUSPICIOUS, LOST -> available(holding, at);
            case AVAILABLE, DELETING -> this;
        };
    }

    /// To be condemned again does not make the grace longer.
    Replica condemned(Instant at, Instant newDue, String why) {
        if (isCondemned()) {
            return this;
        }
        return state == State.AVAILABLE
                ? in(State.DELETING, at, Optional.of(newDue), why)
                : in(state, at, Optional.of(newDue), reason);
    }

    Replica reprieved(Instant at) {
        return state == State.DELETING ? available(holding, at) : in(state, at, Optional.empty(), reason);
    }

    Replica holding(Holding now) {
        return new Replica(now, state, since, due, reason);
    }

    /// That one, or this if they differ in age only.
    Replica becoming(Replica newer) {
        var asOld = new Replica(newer.holding, newer.state, since, newer.due, newer.reason);
        return asOld.equals(this) ? this : newer;
    }

    private Replica in(State newState, Instant at, Optional<Instant> newDue, String why) {
        return new Replica(holding, newState, newState == state ? since : at, newDue, why);
    }
}
