package org.tidings.catalogue;

import java.time.Instant;
import java.util.Optional;
import org.tidings.model.Holding;

/// One copy of a file at one RSE.
///
/// @param since it has been in this state
/// @param due when it is to be removed, if it is DELETING
/// @param reason of the state; empty for a good one
public record Replica(Holding holding, State state, Instant since, Optional<Instant> due, String reason) {

    /// How a replica is. One that is still to come is no replica yet, but [Copying].
    public enum State {
        AVAILABLE,
        SUSPICIOUS,
        LOST,
        DELETING
    }

    static Replica available(Holding holding, Instant since) {
        return new Replica(holding, State.AVAILABLE, since, Optional.empty(), "");
    }

    Replica in(State newState, Instant newSince, String why) {
        return new Replica(holding, newState, newSince, Optional.empty(), why);
    }

    Replica condemned(Instant at, Instant newDue, String why) {
        return new Replica(holding, State.DELETING, at, Optional.of(newDue), why);
    }
}
