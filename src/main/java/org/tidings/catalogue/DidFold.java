package org.tidings.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tidings.catalogue.Replica.State;
import org.tidings.model.Fingerprint;
import org.tidings.model.Holding;
import org.tidings.model.Offset;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.ReplicaEvent.Reason;
import org.tidings.model.Rse;
import org.tidings.model.RuleEvent.DidJudged;
import org.tidings.model.TransferEvent;

/// What facts make of a [DidRecord]. Pure, and idempotent: a fact that is old news changes nothing, nor what
/// [DidRecord#changed] says.
public final class DidFold {
    /// How long the site's own log may take to tell of what arrived there.
    private static final Duration TOLD_WITHIN = Duration.ofMinutes(1);

    private final Offset offset;
    private final Instant at;

    /// @param offset of the event that is folded
    public DidFold(Offset offset, Instant at) {
        this.offset = offset;
        this.at = at;
    }

    /// @return the record as it is now; empty when nothing is left
    public Optional<DidRecord> fold(Optional<DidRecord> before, ReplicaEvent event) {
        return switch (event) {
            case ReplicaEvent.ReplicaAdded e -> {
                var arrival = new Arrival(e, at);
                yield before.isEmpty() ? Optional.of(arrival.born(offset)) : change(before, arrival::in);
            }
            case ReplicaEvent.ReplicaRemoved e -> change(before, record -> removed(record, e));
            case ReplicaEvent.ReplicaSuspected e -> replica(before, e, r -> r.suspected(at, e.reason()));
            case ReplicaEvent.ReplicaLost e -> replica(before, e, r -> r.lost(at, e.reason()));
            case ReplicaEvent.ReplicaRecovered e -> change(before, record -> recovered(record, e.rse()));
            case ReplicaEvent.ReplicaCondemned e -> replica(before, e, r -> r.condemned(at, e.due(), e.reason()));
            case ReplicaEvent.ReplicaReprieved e -> replica(before, e, r -> r.reprieved(at));
        };
    }

    public Optional<DidRecord> fold(Optional<DidRecord> before, TransferEvent event) {
        return change(before, record -> {
            SortedMap<Rse, Copying> copying = new TreeMap<>(record.copying());
            if (event instanceof TransferEvent.TransferQueued queued) {
                copying.putIfAbsent(queued.destination(), Copying.of(queued, at));
            } else {
                copying.computeIfPresent(
                        event.destination(), (rse, c) -> c.is(event.transfer()) ? copying(record, c, event) : c);
            }
            return record.withCopying(copying);
        });
    }

    public Optional<DidRecord> fold(Optional<DidRecord> before, DidJudged event) {
        return change(before, record -> record.withVerdicts(event.verdicts()));
    }

    /// How the transfer stands; null when it is over.
    private @Nullable Copying copying(DidRecord record, Copying copying, TransferEvent event) {
        return switch (event) {
            case TransferEvent.TransferQueued _ -> copying;
            case TransferEvent.TransferStarted e -> copying.started(e, at);
            case TransferEvent.TransferSucceeded e ->
                isTold(record, e.destination(), copying.order().bytes()) ? null : copying.arrived(at.plus(TOLD_WITHIN));
            case TransferEvent.TransferFailed e -> copying.failed(e);
            case TransferEvent.TransferCancelled _ -> null;
        };
    }

    /// Whether the site's own log was faster than we were.
    private static boolean isTold(DidRecord record, Rse rse, Fingerprint bytes) {
        Replica replica = record.replicas().get(rse);
        return replica != null
                && replica.state() == State.AVAILABLE
                && !bytes.contradicts(replica.holding().bytes());
    }

    private DidRecord removed(DidRecord record, ReplicaEvent.ReplicaRemoved e) {
        Replica current = record.replicas().get(e.rse());
        if (current == null || isNotMeant(current.holding(), e.holding())) {
            return record;
        }
        SortedMap<Rse, Replica> replicas = new TreeMap<>(record.replicas());
        replicas.remove(e.rse());
        DidRecord after = record.withReplicas(replicas);
        return e.rse().equals(record.origin()) && isWill(e.reason()) ? after.end() : after;
    }

    private static boolean isWill(Reason reason) {
        return switch (reason) {
            case DELETED, RENAMED -> true;
            case RELEASED, VANISHED -> false;
        };
    }

    /// Whether what went is not what is there.
    private static boolean isNotMeant(Holding there, Holding gone) {
        return there.isAnotherFile(gone) || gone.isOlderThan(there);
    }

    private DidRecord recovered(DidRecord record, Rse rse) {
        SortedMap<Rse, Replica> replicas = new TreeMap<>(record.replicas());
        replicas.computeIfPresent(rse, (place, replica) -> Arrival.recovered(record, replica, at));
        return record.withReplicas(replicas);
    }

    private Optional<DidRecord> replica(Optional<DidRecord> before, ReplicaEvent event, UnaryOperator<Replica> how) {
        return change(before, record -> {
            SortedMap<Rse, Replica> replicas = new TreeMap<>(record.replicas());
            replicas.computeIfPresent(event.rse(), (place, replica) -> how.apply(replica));
            return record.withReplicas(replicas);
        });
    }

    private Optional<DidRecord> change(Optional<DidRecord> before, UnaryOperator<DidRecord> how) {
        return before.flatMap(record -> {
            DidRecord after = how.apply(record);
            if (after.equals(record)) {
                return before;
            }
            return after.isNothing() ? Optional.empty() : Optional.of(after.changedBy(offset));
        });
    }
}
