package org.tidings.door;

import java.util.List;
import java.util.Optional;
import org.tidings.access.Activity;
import org.tidings.access.Permit;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.Guard;
import org.tidings.ledger.Ledger;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Namespace;
import org.tidings.namespace.Resolution;
import org.tidings.pool.PoolBroken;
import org.tidings.pool.Pools;

/// What every operation of the door stands on.
///
/// @param namespace what exists
/// @param ledger where changes are committed
/// @param pools where bytes go
/// @param locks what clients have reserved
/// @param mint times, ids and generations for what is new
/// @param customs the site's choices
public record Ground(Namespace namespace, Ledger ledger, Pools pools, Locks locks, Mint mint, Customs customs) {

    /// How often an operation decides again after somebody else was faster.
    static final int TRIES = 16;

    /// Removes bytes that will have no name. If the disk cannot, they are swept later.
    void forget(Bytes bytes) {
        try {
            bytes.pool().remove(bytes.key());
        } catch (PoolBroken ailing) {
            // What led here is the news; that the disk ails is told by its pool.
        } finally {
            mint.giveBack(bytes.key());
        }
    }

    /// Whether some file holds just these bytes now.
    boolean isNamed(Bytes bytes) {
        return namespace
                .find(bytes.key().file())
                .filter(e -> e instanceof Entry.File file
                        && file.content().generation() == bytes.key().generation()
                        && file.content().pool().equals(bytes.pool().name()))
                .isPresent();
    }

    Resolution resolve(StoragePath path) {
        return namespace.resolve(path);
    }

    /// Empty when it may be done, else the refusal to answer with.
    ///
    /// Below a file nothing can be done: who may look learns that it is a file, instead of being refused.
    static Optional<Refusal> forbids(Caller caller, Activity activity, StoragePath path, Resolution where) {
        Activity asked = where instanceof Resolution.ThroughFile ? Activity.READ_METADATA : activity;
        return Permit.allows(caller.principal(), asked, path, where)
                ? Optional.empty()
                : Optional.of(new Refusal.Forbidden(activity, path));
    }

    /// Empty when a directory may be made there.
    static Optional<Refusal> forbidsMaking(Caller caller, StoragePath path, Resolution where) {
        return where instanceof Resolution.ThroughFile || !Permit.allowsMaking(caller.principal(), path, where)
                ? forbids(caller, Activity.UPLOAD, path, where)
                : Optional.empty();
    }

    static Optional<Refusal> isMissing(StoragePath path, Resolution where) {
        return where instanceof Resolution.Found ? Optional.empty() : Optional.of(new Refusal.Absent(path));
    }

    /// The root can be neither removed nor moved, whoever asks.
    static Optional<Refusal> isRoot(StoragePath path, Activity activity) {
        return path.isRoot() ? Optional.of(new Refusal.Forbidden(activity, path)) : Optional.empty();
    }

    /// Neither of two ends of a move or copy may be, or contain, the other.
    static Optional<Refusal> overlap(StoragePath from, StoragePath to) {
        return to.isAtOrBelow(from) || from.isAtOrBelow(to)
                ? Optional.of(new Refusal.IntoItself(to))
                : Optional.empty();
    }

    static Optional<Refusal> fails(Precondition precondition, StoragePath path, Resolution where) {
        Optional<Entry> there = where instanceof Resolution.Found found ? Optional.of(found.entry()) : Optional.empty();
        return precondition.holds(there) ? Optional.empty() : Optional.of(new Refusal.PreconditionFailed(path));
    }

    CommitResult commit(Caller caller, List<? extends StorageEvent> events, List<Guard> guards) {
        return ledger.commit(Commit.of(caller.origin(), events, guards.toArray(Guard[]::new)));
    }
}
