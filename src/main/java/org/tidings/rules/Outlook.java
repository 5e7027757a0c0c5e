package org.tidings.rules;

import java.util.Optional;
import java.util.Set;
import org.tidings.catalogue.Copying;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.Replica;
import org.tidings.catalogue.RseRecord;
import org.tidings.model.Rse;
import org.tidings.model.TransferEvent.FailureClass;
import org.tidings.rules.Prospect.Impossible;
import org.tidings.rules.Prospect.Possible;
import org.tidings.rules.Prospect.Standing;

/// How each RSE stands to one file.
record Outlook(DidRecord file, Landscape landscape) {
    /// After so many failures a place is given up for another, and its rule is stuck.
    static final int MANY_ATTEMPTS = 3;

    /// @param weight by which the rule chooses; 0 for an RSE that is to get nothing new
    /// @param promised places that another rule chose in the same breath
    Prospect prospect(RseRecord rse, double weight, Set<Rse> promised) {
        Rse name = rse.rse();
        if (landscape.isGone(rse)) {
            return new Impossible("has been silent for too long");
        }
        if (isConflict(name)) {
            return new Impossible("holds other bytes under this name, which are not ours to overwrite");
        }
        if (isIntact(name)) {
            return new Possible(Standing.INTACT);
        }
        if (weight <= 0) {
            return new Impossible("has no weight");
        }
        if (isSuspected(name)) {
            return new Possible(Standing.SUSPECTED);
        }
        return copying(name)
                .filter(copying -> canGoOn(copying, rse))
                .<Prospect>map(copying -> new Possible(isRefused(copying) ? Standing.FAILING : Standing.COMING))
                .orElseGet(() -> forNew(rse, promised));
    }

    private Prospect forNew(RseRecord rse, Set<Rse> promised) {
        if (!rse.isAlive()) {
            return new Impossible("does not answer");
        }
        if (!rse.isWritable()) {
            return new Impossible("takes nothing new");
        }
        if (!landscape.hasRoom(rse.rse(), file.bytes().sizeBytes())) {
            return new Impossible("has not enough space");
        }
        return new Possible(promised.contains(rse.rse()) ? Standing.COMING : Standing.FREE);
    }

    /// One that waits for bytes of yesterday, or at a closed door, is as good as none.
    private boolean canGoOn(Copying copying, RseRecord rse) {
        boolean waits = copying.state() == Copying.State.WAITING;
        if (isOutdated(copying)) {
            return !waits && !isTold(copying, rse.rse());
        }
        return !waits || !rse.isAlive() || rse.isWritable();
    }

    /// Whether another place might do better: the fault is not the source's.
    private static boolean isRefused(Copying copying) {
        return copying.attempts() >= MANY_ATTEMPTS
                && copying.failure().filter(f -> isOfDestination(f.kind())).isPresent();
    }

    private static boolean isOfDestination(FailureClass kind) {
        return switch (kind) {
            case DESTINATION_DENIED, DESTINATION_UNREACHABLE, DESTINATION_TAKEN, NO_SPACE, TIMEOUT, ABANDONED, OTHER ->
                true;
            case SOURCE_MISSING, SOURCE_DENIED, SOURCE_UNREACHABLE, MISMATCH, CANCELLED -> false;
        };
    }

    Optional<Replica> replica(Rse rse) {
        return Optional.ofNullable(file.replicas().get(rse));
    }

    Optional<Copying> copying(Rse rse) {
        return Optional.ofNullable(file.copying().get(rse));
    }

    /// Whether the right bytes are there, even if they are to be removed.
    boolean isIntact(Rse rse) {
        return replica(rse)
                .filter(r -> r.state() == Replica.State.AVAILABLE || r.state() == Replica.State.DELETING)
                .filter(file::isCurrent)
                .isPresent();
    }

    /// Whether the right bytes may be there.
    boolean isSuspected(Rse rse) {
        return replica(rse)
                .filter(r -> r.state() == Replica.State.SUSPICIOUS)
                .filter(file::isCurrent)
                .isPresent();
    }

    boolean isConflict(Rse rse) {
        return replica(rse)
                .filter(r -> !r.holding().ours() && !file.isCurrent(r))
                .isPresent();
    }

    boolean isCondemned(Rse rse) {
        return replica(rse).filter(Replica::isCondemned).isPresent();
    }

    /// Whether it brings bytes that the file does not have any more.
    boolean isOutdated(Copying copying) {
        return file.bytes().contradicts(copying.order().bytes());
    }

    /// Whether it is over: what arrived was told by the site, though nobody asks for it now.
    boolean isTold(Copying copying, Rse rse) {
        return copying.state() == Copying.State.ARRIVED
                && replica(rse)
                        .filter(r ->
                                !r.holding().bytes().contradicts(copying.order().bytes()))
                        .isPresent();
    }
}
