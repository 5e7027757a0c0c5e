package org.tidings.door;

import java.util.List;
import java.util.Optional;
import org.tidings.access.Activity;
import org.tidings.ledger.CommitResult;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Resolution;

/// Removes a file, or a directory; if wished with all below it.
public final class DeleteEntry {
    private final Ground ground;

    /// What came of it.
    public sealed interface Outcome permits Deleted, Partly, Refusal {}

    /// All of it is gone.
    ///
    /// @param entries how many files and directories that were
    public record Deleted(long entries) implements Outcome {}

    public DeleteEntry(Ground ground) {
        this.ground = ground;
    }

    /// A tree goes bottom-up in bounded commits, so that a reader never sees an entry without its directory.
    public Outcome delete(Caller caller, StoragePath path, Precondition precondition) {
        return delete(caller, path, precondition, Extent.TREE);
    }

    /// @param extent whether all below a directory goes too, or it must be empty
    public Outcome delete(Caller caller, StoragePath path, Precondition precondition, Extent extent) {
        Removal removal = new Removal(ground, caller);
        for (int i = 0; i < Ground.TRIES; i++) {
            Resolution where = ground.resolve(path);
            Optional<Refusal> barred = barred(caller, path, where, precondition);
            if (barred.isPresent()) {
                return barred.get();
            }
            Entry entry = ((Resolution.Found) where).entry();
            if (extent == Extent.ALONE && ground.isFull(entry)) {
                return new Refusal.NotEmpty(path);
            }
            if (entry instanceof Entry.Directory directory && extent == Extent.TREE) {
                Optional<Partly> stopped = removal.empty(where.above(), directory, path);
                if (stopped.isPresent()) {
                    return stopped.get();
                }
            }
            var standing = new Standing(entry, path);
            var commit = ground.commit(caller, List.of(standing.removed()), standing.removable());
            if (commit instanceof CommitResult.Committed) {
                ground.locks().forgetTree(path);
                return new Deleted(removal.removed() + 1);
            }
        }
        return new Refusal.Contended(path);
    }

    private Optional<Refusal> barred(Caller caller, StoragePath path, Resolution where, Precondition precondition) {
        return Ground.forbids(caller, Activity.DELETE, path, where)
                .or(() -> Ground.isMissing(path, where))
                .or(() -> Ground.isRoot(path, Activity.DELETE))
                .or(() -> ground.locks().barsTree(caller, path))
                .or(() -> Ground.fails(precondition, path, where));
    }
}
