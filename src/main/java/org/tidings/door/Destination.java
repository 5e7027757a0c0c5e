package org.tidings.door;

import java.util.List;
import java.util.Optional;
import org.tidings.access.Activity;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Resolution;

/// Where a move or copy would end, or why it may not.
sealed interface Destination permits Landing, Refusal {

    /// Decides from what the path leads to now. Rights come first.
    ///
    /// @param overwrite whether an occupant may be replaced (RFC 4918 §10.6)
    static Destination find(Ground ground, Caller caller, StoragePath path, boolean overwrite) {
        if (path.isRoot()) {
            return new Refusal.PathTaken(path);
        }
        Resolution where = ground.resolve(path);
        List<Entry.Directory> above = where.above();
        Resolution asFree = where instanceof Resolution.Found ? new Resolution.Absent(above) : where;
        Optional<Refusal> forbidden = Ground.forbids(caller, Activity.UPLOAD, path, asFree);
        if (forbidden.isPresent()) {
            return forbidden.get();
        }
        return switch (where) {
            case Resolution.ThroughFile through -> new Refusal.NotADirectory(path);
            case Resolution.ParentAbsent absent -> new Refusal.ParentAbsent(path);
            case Resolution.Found found when !overwrite -> new Refusal.PathTaken(path);
            case Resolution.Found found -> occupied(ground, caller, path, found);
            case Resolution.Absent absent -> free(ground, caller, path, above);
        };
    }

    private static Destination free(Ground ground, Caller caller, StoragePath path, List<Entry.Directory> above) {
        Optional<Refusal> locked = ground.locks().barsMember(caller, path);
        return locked.isPresent()
                ? locked.get()
                : new Landing(Spot.in(above.getLast(), path, caller), Optional.empty(), above);
    }

    private static Destination occupied(Ground ground, Caller caller, StoragePath path, Resolution.Found found) {
        Optional<Refusal> barred = Ground.forbids(caller, Activity.DELETE, path, found)
                .or(() -> ground.locks().barsTree(caller, path));
        if (barred.isPresent()) {
            return barred.get();
        }
        Spot spot = Spot.in(found.above().getLast(), path, caller);
        return new Landing(spot, Optional.of(new Standing(found.entry(), path)), found.above());
    }
}
