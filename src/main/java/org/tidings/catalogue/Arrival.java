package org.tidings.catalogue;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tidings.catalogue.Replica.State;
import org.tidings.model.Fingerprint;
import org.tidings.model.Holding;
import org.tidings.model.Offset;
import org.tidings.model.ReplicaEvent.ReplicaAdded;
import org.tidings.model.Rse;
import org.tidings.model.Traits;

/// What it makes of a record that an RSE holds bytes of its file.
///
/// @param event that tells so
/// @param at when
record Arrival(ReplicaAdded event, Instant at) {

    /// The record of a file that nobody knew.
    ///
    /// A copy of ours of a file that is over arrived too late: it is over too, and will be taken away.
    DidRecord born(Offset offset) {
        return new DidRecord(
                event.did(),
                event.rse(),
                event.holding().ours(),
                event.holding().path(),
                event.holding().bytes(),
                event.traits().orElseGet(() -> new Traits("", new TreeSet<>(), at)),
                new TreeMap<>(Map.of(event.rse(), Replica.available(event.holding(), at))),
                new TreeMap<>(),
                new TreeMap<>(),
                offset);
    }

    DidRecord in(DidRecord record) {
        Replica current = record.replicas().get(event.rse());
        if (current == null) {
            return isBeginning(record) ? begunAgain(record) : ended(fresh(record, event.holding()));
        }
        Holding told = event.holding();
        if (told.isOlderThan(current.holding())) {
            return record;
        }
        if (told.isSameGeneration(current.holding())) {
            var better = new Holding(
                    told.path(),
                    told.id(),
                    told.generation(),
                    merged(current),
                    current.holding().ours());
            return placed(record, current.holding(better), described(record.traits()));
        }
        return ended(isConfirmation(current.holding()) ? confirmed(record, current) : written(record, current));
    }

    /// Whether what lies there, by the word of somebody who does not know the site's ids, is what we know of.
    private boolean isConfirmation(Holding current) {
        Holding told = event.holding();
        return told.id().isEmpty()
                && told.path().equals(current.path())
                && !told.bytes().contradicts(current.bytes());
    }

    private Fingerprint merged(Replica current) {
        return current.holding().bytes().and(event.holding().bytes());
    }

    /// Whether it is a new file of the same name as one that is over, and of which only copies of ours are left.
    private boolean isBeginning(DidRecord record) {
        return record.ended()
                && !event.holding().ours()
                && record.replicas().values().stream()
                        .allMatch(replica -> replica.holding().ours());
    }

    private DidRecord begunAgain(DidRecord record) {
        DidRecord begun = born(record.changed());
        SortedMap<Rse, Replica> replicas = new TreeMap<>(record.replicas());
        replicas.putAll(begun.replicas());
        return ended(begun.withReplicas(replicas).withCopying(record.copying()).withVerdicts(record.verdicts()));
    }

    /// What somebody else brought stays his when we mend it.
    private DidRecord written(DidRecord record, Replica current) {
        boolean ours = event.holding().ours() && current.holding().ours();
        return fresh(record, event.holding().withOurs(ours));
    }

    private DidRecord fresh(DidRecord record, Holding holding) {
        return placed(record, Replica.available(holding, at), event.traits().orElse(record.traits()));
    }

    private DidRecord confirmed(DidRecord record, Replica current) {
        Holding is = current.holding();
        var better = new Holding(is.path(), is.id(), is.generation(), merged(current), is.ours());
        return placed(record, current.holding(better).recovered(at), described(record.traits()));
    }

    /// The record with this replica; what is written at the origin is what the file is, but for what we mend there.
    private DidRecord placed(DidRecord record, Replica replica, Traits traits) {
        boolean rewritten =
                event.rse().equals(record.origin()) && !event.holding().ours();
        Holding holding = replica.holding();
        DidRecord file = rewritten ? record.as(holding.path(), holding.bytes(), traits) : record;
        SortedMap<Rse, Replica> replicas = new TreeMap<>(record.replicas());
        replicas.merge(event.rse(), judged(file, replica, at), Replica::becoming);
        if (rewritten) {
            replicas.replaceAll((rse, other) -> other.becoming(judged(file, other, at)));
        }
        return file.withReplicas(replicas);
    }

    /// Without the transfer that brought it there, or that need not bring it any more.
    private DidRecord ended(DidRecord record) {
        Fingerprint there = event.holding().bytes();
        SortedMap<Rse, Copying> copying = new TreeMap<>(record.copying());
        copying.computeIfPresent(
                event.rse(),
                (rse, wanted) -> record.bytes().contradicts(there)
                                && wanted.order().bytes().contradicts(there)
                        ? wanted
                        : null);
        return record.withCopying(copying);
    }

    private Traits described(Traits known) {
        return event.traits()
                .map(told -> new Traits(told.owner(), told.labels(), known.created()))
                .orElse(known);
    }

    /// Other bytes that somebody put under this name elsewhere are his: they are never overwritten, nor read, unless
    /// the origin comes to hold them too.
    private static Replica judged(DidRecord file, Replica replica, Instant at) {
        String why = "it holds other bytes than " + file.origin();
        if (!replica.holding().ours() && !file.isCurrent(replica)) {
            return replica.suspected(at, why);
        }
        boolean wasOnlyThat =
                replica.state() == State.SUSPICIOUS && replica.reason().equals(why);
        return wasOnlyThat ? replica.recovered(at) : replica;
    }

    /// A replica of this file that somebody found to be good.
    static Replica recovered(DidRecord file, Replica replica, Instant at) {
        return replica.becoming(judged(file, replica.recovered(at), at));
    }
}
