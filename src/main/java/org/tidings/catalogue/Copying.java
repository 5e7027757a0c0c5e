package org.tidings.catalogue;

import java.time.Instant;
import java.util.Optional;
import org.tidings.model.Fingerprint;
import org.tidings.model.Rse;
import org.tidings.model.RuleId;
import org.tidings.model.TransferEvent.Failure;
import org.tidings.model.TransferEvent.Mode;
import org.tidings.model.TransferEvent.TransferFailed;
import org.tidings.model.TransferEvent.TransferQueued;
import org.tidings.model.TransferEvent.TransferStarted;
import org.tidings.model.TransferId;

/// A replica on its way: an intent that stays open until it ended in a replica or in nothing.
///
/// @param order what was queued
/// @param due not to be tried, or looked after, before
/// @param attempts that failed
/// @param route of the attempt under way, or of the last one
/// @param failure of the last one
public record Copying(
        Order order,
        Instant queued,
        State state,
        Instant due,
        int attempts,
        Optional<Route> route,
        Optional<Failure> failure) {

    /// Where a transfer is in its life.
    public enum State {
        WAITING,
        RUNNING,
        /// The bytes are there; the site's own log has not told so yet.
        ARRIVED
    }

    /// What is to be copied, and for whom.
    public record Order(TransferId transfer, Fingerprint bytes, int priority, String activity, Optional<RuleId> rule) {}

    /// From where, and how.
    public record Route(Rse source, Mode mode) {}

    static Copying of(TransferQueued e, Instant at) {
        var order = new Order(e.transfer(), e.bytes(), e.priority(), e.activity(), e.rule());
        return new Copying(order, at, State.WAITING, at, 0, Optional.empty(), Optional.empty());
    }

    Copying started(TransferStarted e, Instant at) {
        var taken = Optional.of(new Route(e.source(), e.mode()));
        boolean known = state == State.RUNNING && route.equals(taken);
        return known ? this : new Copying(order, queued, State.RUNNING, at, attempts, taken, failure);
    }

    Copying arrived(Instant lookAgain) {
        return state == State.ARRIVED
                ? this
                : new Copying(order, queued, State.ARRIVED, lookAgain, attempts, route, failure);
    }

    Copying failed(TransferFailed e) {
        return new Copying(order, queued, State.WAITING, e.retryAt(), e.attempt(), route, Optional.of(e.failure()));
    }

    /// Whether this is about the same transfer.
    boolean is(TransferId transfer) {
        return order.transfer().equals(transfer);
    }
}
