package org.tidings.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidings.access.Activity;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.model.FileId;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.model.Subject;
import org.tidings.namespace.Resolution;

/// Makes an empty directory.
public final class MakeDirectory {
    private final Ground ground;

    /// What came of it.
    public sealed interface Outcome permits Made, Refusal {}

    /// It is there now.
    public record Made(FileId id) implements Outcome {}

    /// Whether missing directories on the way are made too.
    public enum Parents {
        MUST_EXIST,
        MADE_TOO
    }

    public MakeDirectory(Ground ground) {
        this.ground = ground;
    }

    public Outcome make(Caller caller, StoragePath path, Parents parents) {
        for (int i = 0; i < Ground.TRIES; i++) {
            Resolution where = ground.resolve(path);
            Optional<Refusal> barred = Ground.forbidsMaking(caller, path, where)
                    .or(() -> ground.locks().barsMember(caller, path));
            if (where instanceof Resolution.Found) {
                return Ground.forbids(caller, Activity.READ_METADATA, path, where)
                        .orElse(new Refusal.PathTaken(path));
            }
            if (barred.isPresent()) {
                return barred.get();
            }
            Optional<Spot> spot = spot(where, caller, path, parents);
            if (spot.isEmpty()) {
                return where instanceof Resolution.ThroughFile
                        ? new Refusal.NotADirectory(path)
                        : new Refusal.ParentAbsent(path);
            }
            FileId id = ground.mint().fileId();
            if (ground.ledger().commit(commit(caller, spot.get(), id)) instanceof CommitResult.Committed) {
                return new Made(id);
            }
        }
        return new Refusal.Contended(path);
    }

    private Optional<Spot> spot(Resolution where, Caller caller, StoragePath path, Parents parents) {
        var above = where.above();
        return switch (where) {
            case Resolution.Absent absent -> Optional.of(Spot.in(above.getLast(), path, caller));
            case Resolution.ParentAbsent absent
            when parents == Parents.MADE_TOO ->
                Optional.of(Spot.below(above.getLast(), above.size() - 1, path, caller, ground));
            case Resolution.ParentAbsent absent -> Optional.empty();
            case Resolution.ThroughFile through -> Optional.empty();
            case Resolution.Found found -> Optional.empty();
        };
    }

    private Commit commit(Caller caller, Spot spot, FileId id) {
        var mode = Spot.directoryMode(ground.customs(), spot.setGroup());
        List<StorageEvent> events = new ArrayList<>(spot.before());
        events.add(new NamespaceEvent.DirectoryCreated(Subject.directory(id, spot.place(), spot.owner(), mode)));
        return Commit.of(caller.origin(), events, spot.guard());
    }
}
