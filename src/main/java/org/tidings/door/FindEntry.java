package org.tidings.door;

import java.util.Optional;
import org.tidings.access.Activity;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Resolution;

/// Tells what stands at a path.
public final class FindEntry {
    private final Ground ground;

    /// What came of looking.
    public sealed interface Outcome permits Found, Refusal {}

    /// It is there, in a directory (the root: in itself).
    public record Found(Entry entry) implements Outcome {}

    public FindEntry(Ground ground) {
        this.ground = ground;
    }

    /// Whether the caller may write what is there: new bytes to a file, new names to a directory.
    public boolean isWritable(Caller caller, StoragePath path) {
        return Ground.forbids(caller, Activity.UPLOAD, path, ground.resolve(path))
                .isEmpty();
    }

    public Outcome find(Caller caller, StoragePath path) {
        Resolution where = ground.resolve(path);
        Optional<Refusal> forbidden = Ground.forbids(caller, Activity.READ_METADATA, path, where);
        if (forbidden.isPresent()) {
            return forbidden.get();
        }
        return switch (where) {
            case Resolution.Found found -> new Found(found.entry());
            case Resolution.Absent absent -> new Refusal.Absent(path);
            case Resolution.ParentAbsent absent -> new Refusal.Absent(path);
            case Resolution.ThroughFile through -> new Refusal.Absent(path);
        };
    }
}
