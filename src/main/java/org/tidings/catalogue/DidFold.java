package org.tidings.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.tidings.catalogue.Replica.State;
import org.tidings.model.Fingerprint;
import org.tidings.model.Holding;
import org.tidings.model.Offset;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.ReplicaEvent.Reason;
import org.tidings.model.Rse;
import org.tidings.model.RuleEvent.DidJudged;
import org.tidings.model.Traits;
import org.tidings.model.TransferEvent;
import org.tidings.model.TransferId;

/// What facts make of a [DidRecord]. Pure, and idempotent: a fact that is old news changes nothing.
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
            case ReplicaEvent.ReplicaAdded e ->
                Optional.of(before.map(record -> added(record, e)).orElseGet(() -> born(e)));
            case ReplicaEvent.ReplicaRemoved e -> before.flatMap(record -> kept(removed(record, e)));
            case ReplicaEvent.ReplicaSuspected e -> state(before, e.rse(), r -> r.in(State.SUSPICIOUS, at, e.reason()));
            case ReplicaEvent.ReplicaLost e -> state(before, e.rse(), r -> r.in(State.LOST, at, e.reason()));
            case ReplicaEvent.ReplicaRecovered e -> state(before, e.rse(), r -> r.in(State.AVAILABLE, at, ""));
            case ReplicaEvent.ReplicaCondemned e -> state(before, e.rse(), r -> r.condemned(at, e.due(), e.reason()));
            case ReplicaEvent.ReplicaReprieved e ->
                state(before, e.rse(), r -> r.state() == State.DELETING ? r.in(State.AVAILABLE, at, "") : r);
        };
    }

    public Optional<DidRecord> fold(Optional<DidRecord> before, TransferEvent event) {
        if (before.isEmpty()) {
            return before;
        }
        DidRecord record = before.get();
        SortedMap<Rse, Copying> copying = new TreeMap<>(record.copying());
        switch (event) {
            case TransferEvent.TransferQueued e -> copying.putIfAbsent(e.destination(), Copying.of(e, at));
            case TransferEvent.TransferStarted e ->
                change(copying, e.destination(), e.transfer(), c -> Optional.of(c.started(e, at)));
            case TransferEvent.TransferSucceeded e ->
                change(
                        copying,
                        e.destination(),
                        e.transfer(),
                        c -> isTold(record, e.destination(), c.order().bytes())
                                ? Optional.empty()
                                : Optional.of(c.arrived(at.plus(TOLD_WITHIN))));
            case TransferEvent.TransferFailed e ->
                change(copying, e.destination(), e.transfer(), c -> Optional.of(c.failed(e)));
            case TransferEvent.TransferCancelled e ->
                change(copying, e.destination(), e.transfer(), c -> Optional.empty());
        }
        return kept(with(record, record.replicas(), copying));
    }

    public Optional<DidRecord> fold(Optional<DidRecord> before, DidJudged event) {
        return before.map(r -> new DidRecord(
                r.did(),
                r.origin(),
                r.ended(),
                r.home(),
                r.bytes(),
                r.traits(),
                r.replicas(),
                r.copying(),
                event.verdicts(),
                offset));
    }

    private DidRecord born(ReplicaEvent.ReplicaAdded e) {
        SortedMap<Rse, Replica> replicas = new TreeMap<>();
        replicas.put(e.rse(), Replica.available(asOrigin(e.holding()), at));
        return new DidRecord(
                e.did(),
                e.rse(),
                false,
                e.holding().path(),
                e.holding().bytes(),
                e.traits().orElseGet(() -> new Traits("", new java.util.TreeSet<>(), at)),
                replicas,
                new TreeMap<>(),
                new TreeMap<>(),
                offset);
    }

    /// What nobody knew before is nobody's copy, whoever wrote it.
    private static Holding asOrigin(Holding holding) {
        return new Holding(holding.path(), holding.id(), holding.generation(), holding.bytes(), false);
    }

    private DidRecord added(DidRecord record, ReplicaEvent.ReplicaAdded e) {
        Replica current = record.replicas().get(e.rse());
        if (current != null && isOlder(e.holding(), current.holding())) {
            return record;
        }
        Holding holding = e.holding();
        boolean rewritten = e.rse().equals(record.origin()) && !holding.ours();
        Fingerprint bytes = rewritten ? holding.bytes() : record.bytes();
        SortedMap<Rse, Replica> replicas = new TreeMap<>(record.replicas());
        replicas.put(e.rse(), judged(record, holding, bytes));
        SortedMap<Rse, Copying> copying = new TreeMap<>(record.copying());
        if (!bytes.contradicts(holding.bytes())) {
            copying.remove(e.rse());
        }
        return new DidRecord(
                record.did(),
                record.origin(),
                !rewritten && record.ended(),
                rewritten ? holding.path() : record.home(),
                bytes,
                rewritten ? e.traits().orElse(record.traits()) : record.traits(),
                replicas,
                copying,
                record.verdicts(),
                offset);
    }

    /// Other bytes that somebody put under this name elsewhere are his: they are never overwritten, nor read.
    private Replica judged(DidRecord record, Holding holding, Fingerprint bytes) {
        Replica good = Replica.available(holding, at);
        return holding.ours() || !bytes.contradicts(holding.bytes())
                ? good
                : good.in(State.SUSPICIOUS, at, "it holds other bytes than " + record.origin());
    }

    private DidRecord removed(DidRecord record, ReplicaEvent.ReplicaRemoved e) {
        Replica current = record.replicas().get(e.rse());
        if (current == null || isAnother(current.holding(), e.holding())) {
            return record;
        }
        SortedMap<Rse, Replica> replicas = new TreeMap<>(record.replicas());
        replicas.remove(e.rse());
        boolean ended = record.ended() || (e.rse().equals(record.origin()) && isWill(e.reason()));
        return new DidRecord(
                record.did(),
                record.origin(),
                ended,
                record.home(),
                record.bytes(),
                record.traits(),
                replicas,
                record.copying(),
                record.verdicts(),
                offset);
    }

    private static boolean isWill(Reason reason) {
        return switch (reason) {
            case DELETED, RENAMED -> true;
            case RELEASED, VANISHED -> false;
        };
    }

    /// Whether what went is not what is there.
    private static boolean isAnother(Holding there, Holding gone) {
        boolean otherFile =
                there.id().isPresent() && gone.id().isPresent() && !there.id().equals(gone.id());
        return otherFile || isOlder(gone, there);
    }

    private static boolean isOlder(Holding one, Holding than) {
        return one.id().isPresent()
                && one.id().equals(than.id())
                && one.generation() != 0
                && one.generation() < than.generation();
    }

    private Optional<DidRecord> state(Optional<DidRecord> before, Rse rse, Function<Replica, Replica> change) {
        return before.map(record -> {
            SortedMap<Rse, Replica> replicas = new TreeMap<>(record.replicas());
            replicas.computeIfPresent(rse, (place, replica) -> change.apply(replica));
            return with(record, replicas, record.copying());
        });
    }

    private static void change(
            SortedMap<Rse, Copying> copying,
            Rse destination,
            TransferId transfer,
            Function<Copying, Optional<Copying>> change) {
        copying.computeIfPresent(
                destination, (place, c) -> c.is(transfer) ? change.apply(c).orElse(null) : c);
    }

    private static boolean isTold(DidRecord record, Rse rse, Fingerprint bytes) {
        Replica replica = record.replicas().get(rse);
        return replica != null
                && replica.state() == State.AVAILABLE
                && !bytes.contradicts(replica.holding().bytes());
    }

    private DidRecord with(DidRecord r, SortedMap<Rse, Replica> replicas, SortedMap<Rse, Copying> copying) {
        return new DidRecord(
                r.did(),
                r.origin(),
                r.ended(),
                r.home(),
                r.bytes(),
                r.traits(),
                replicas,
                copying,
                r.verdicts(),
                offset);
    }

    private static Optional<DidRecord> kept(DidRecord record) {
        return record.isNothing() ? Optional.empty() : Optional.of(record);
    }
}
