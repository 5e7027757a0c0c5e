package org.tidings.door;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tidings.access.Activity;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Resolution;

/// What writing a file at a path comes to: a birth, an overwrite, or nothing.
sealed interface Target permits Target.Birth, Target.Overwrite, Refusal {

    /// Nothing is there, and a file may be.
    record Birth(Spot spot) implements Target {}

    /// A file is there, and may be written over.
    record Overwrite(Entry.File file, Standing standing) implements Target {}

    /// Decides from what the path leads to now. Rights come first: who may not look learns nothing else.
    static Target decide(Ground ground, PutFile.Asked asked) {
        Caller caller = asked.caller();
        StoragePath path = asked.path();
        Resolution where = ground.resolve(path);
        Optional<Refusal> forbidden = forbids(asked, where);
        if (forbidden.isPresent()) {
            return forbidden.get();
        }
        Optional<Entry> there = where instanceof Resolution.Found found ? Optional.of(found.entry()) : Optional.empty();
        Optional<Refusal> locked = there.isPresent()
                ? ground.locks().bars(caller, path)
                : ground.locks().barsMember(caller, path);
        if (locked.isPresent()) {
            return locked.get();
        }
        Target target = target(ground, caller, path, where);
        if (target instanceof Refusal) {
            return target;
        }
        return asked.announced().precondition().holds(there)
                ? tooMuch(asked, there).<Target>map(refusal -> refusal).orElse(target)
                : new Refusal.PreconditionFailed(path);
    }

    /// Whose file it becomes says what is said about it; of a file that is there, whoever may change that.
    private static Optional<Refusal> forbids(PutFile.Asked asked, Resolution where) {
        Optional<Refusal> upload = Ground.forbids(asked.caller(), Activity.UPLOAD, asked.path(), where);
        boolean describes =
                where instanceof Resolution.Found && !asked.announced().xattrs().isEmpty();
        return upload.isEmpty() && describes
                ? Ground.forbids(asked.caller(), Activity.UPDATE_METADATA, asked.path(), where)
                : upload;
    }

    private static Optional<Refusal> tooMuch(PutFile.Asked asked, Optional<Entry> there) {
        Map<String, String> wanted = asked.announced().xattrs();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> all = new HashMap<>();
        there.ifPresent(entry -> all.putAll(entry.attributes().xattrs()));
        all.putAll(wanted);
        return XattrLimits.exceeded(all, wanted.keySet());
    }

    private static Target target(Ground ground, Caller caller, StoragePath path, Resolution where) {
        return switch (where) {
            case Resolution.Found found ->
                switch (found.entry()) {
                    case Entry.Directory directory -> new Refusal.PathTaken(path);
                    case Entry.File file -> new Overwrite(file, new Standing(file, path));
                };
            case Resolution.Absent absent -> new Birth(Spot.in(absent.above().getLast(), path, caller));
            case Resolution.ParentAbsent absent ->
                ground.customs().createsParents()
                        ? new Birth(Spot.below(
                                absent.above().getLast(), absent.above().size() - 1, path, caller, ground))
                        : new Refusal.ParentAbsent(path);
            case Resolution.ThroughFile through -> new Refusal.NotADirectory(path);
        };
    }
}
