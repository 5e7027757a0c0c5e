package org.tidings.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidings.access.Activity;
import org.tidings.access.Permit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.Guard;
import org.tidings.model.FileId;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Resolution;

/// Gives an entry another path. A directory keeps all below it, however much that is: one row changes.
public final class MoveEntry {
    private final Ground ground;

    /// What came of it.
    public sealed interface Outcome permits Moved, Partly, Refusal {}

    /// @param id of what moved; it stays
    /// @param replaced whether something stood there before
    public record Moved(FileId id, boolean replaced) implements Outcome {}

    public MoveEntry(Ground ground) {
        this.ground = ground;
    }

    /// What stands at `to` goes in the same commit when it is a file or an empty directory, or one
    /// whose contents could be removed first.
    ///
    /// @param overwrite whether something at `to` may be replaced
    /// @param precondition on what is at `from`
    public Outcome move(Caller caller, StoragePath from, StoragePath to, boolean overwrite, Precondition precondition) {
        return move(caller, from, to, overwrite ? Optional.of(Extent.TREE) : Optional.empty(), precondition);
    }

    /// @param replaced how much may be replaced at `to`; empty for nothing
    /// @param precondition on what is at `from`
    public Outcome move(
            Caller caller, StoragePath from, StoragePath to, Optional<Extent> replaced, Precondition precondition) {
        for (int i = 0; i < Ground.TRIES; i++) {
            Resolution where = ground.resolve(from);
            Optional<Refusal> barred = barred(caller, from, to, where, precondition);
            if (barred.isPresent()) {
                return barred.get();
            }
            Standing source = new Standing(((Resolution.Found) where).entry(), from);
            switch (Destination.find(ground, caller, to, replaced.isPresent())) {
                case Refusal refusal -> {
                    return refusal;
                }
                case Landing landing -> {
                    Optional<Outcome> stopped = replaced.equals(Optional.of(Extent.ALONE))
                            ? landing.isFull(ground) ? Optional.of(new Refusal.NotEmpty(to)) : Optional.empty()
                            : landing.emptied(ground, caller).map(partly -> partly);
                    if (stopped.isPresent()) {
                        return stopped.get();
                    }
                    if (moved(caller, source, landing)) {
                        ground.locks().forgetTree(from);
                        return new Moved(source.entry().id(), landing.occupant().isPresent());
                    }
                }
            }
        }
        return new Refusal.Contended(from);
    }

    private Optional<Refusal> barred(
            Caller caller, StoragePath from, StoragePath to, Resolution where, Precondition precondition) {
        return forbidden(caller, from, where)
                .or(() -> Ground.isMissing(from, where))
                .or(() -> Ground.isRoot(from, Activity.DELETE))
                .or(() -> Ground.overlap(from, to))
                .or(() -> ground.locks().barsTree(caller, from))
                .or(() -> Ground.fails(precondition, from, where));
    }

    private static Optional<Refusal> forbidden(Caller caller, StoragePath from, Resolution where) {
        if (where instanceof Resolution.ThroughFile) {
            return Ground.forbids(caller, Activity.DELETE, from, where);
        }
        return Permit.allowsLeaving(caller.principal(), from, where)
                ? Optional.empty()
                : Optional.of(new Refusal.Forbidden(Activity.DELETE, from));
    }

    private boolean moved(Caller caller, Standing source, Landing landing) {
        List<Guard> guards = new ArrayList<>(source.unchanged());
        guards.addAll(landing.guards());
        var place = landing.spot().place();
        if (source.entry() instanceof Entry.Directory directory) {
            guards.add(new Guard.IsOutside(place.parent(), directory.id()));
        }
        var events = landing.with(List.of(source.renamedTo(place)));
        return ground.commit(caller, events, guards) instanceof CommitResult.Committed;
    }
}
