package org.tidings.transfer;

import java.util.Optional;
import org.tidings.catalogue.Catalogue.Way;
import org.tidings.catalogue.Copying;
import org.tidings.catalogue.Copying.Route;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.Replica;
import org.tidings.model.Fingerprint;
import org.tidings.model.StoragePath;
import org.tidings.model.TransferEvent.FailureClass;
import org.tidings.transfer.CopyEngine.Sight;

/// A transfer in hand, and what may be made of what is seen at its destination. Pure.
///
/// Where the destination's own log tells us what is there, that counts, and nothing else: nothing is removed on sight.
///
/// @param from where it lies at the source
/// @param bytes as they have to arrive
/// @param tells whether the destination's log tells us
record Task(
        Way way, DidRecord record, Copying copying, Route route, StoragePath from, Fingerprint bytes, boolean tells) {

    StoragePath to() {
        Replica there = record.replicas().get(way.rse());
        return there == null ? record.home() : there.holding().path();
    }

    /// What may be written over: what is ours, or known to be lost. Its owner may have put something new there since.
    Optional<Fingerprint> over() {
        return Optional.ofNullable(record.replicas().get(way.rse()))
                .filter(there -> there.holding().ours() || there.state() == Replica.State.LOST)
                .map(there -> there.holding().bytes());
    }

    /// Whether what was wanted is there. What is lost has the right books and no bytes.
    boolean isWanted(Sight sight) {
        Replica there = record.replicas().get(way.rse());
        return (there == null || there.state() != Replica.State.LOST)
                && sight instanceof Sight.Present(Fingerprint seen)
                && bytes.agreesWith(seen);
    }

    boolean isWrong(Sight sight) {
        return sight instanceof Sight.Present(Fingerprint seen) && bytes.contradicts(seen);
    }

    /// Whether the catalogue knows of anything there.
    boolean isKnown() {
        return record.replicas().containsKey(way.rse());
    }

    /// Whether what is there is certainly wrong, and what a copy of ours left: an attempt of ours began on an empty
    /// place, and nobody looked at it since.
    boolean isLeftover(Sight sight) {
        return !tells && isWrong(sight) && (over().isPresent() || (!isKnown() && isTriedByUs()));
    }

    private boolean isTriedByUs() {
        return copying.failure()
                .filter(failure -> failure.kind() == FailureClass.ABANDONED)
                .isPresent();
    }

    boolean isSomebodys(Sight sight) {
        return !tells && isWrong(sight) && !isLeftover(sight);
    }
}
