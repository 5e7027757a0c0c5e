package org.tidings.door;

import java.util.Optional;
import org.tidings.access.Activity;
import org.tidings.model.FileId;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Resolution;

/// Makes another file of the same bytes, or another tree of such files, with attributes and labels.
public final class CopyEntry {
    private final Ground ground;

    /// What came of it.
    public sealed interface Outcome permits Copied, Partly, Refusal {}

    /// @param id of the copy
    /// @param replaced whether something stood there before
    /// @param entries how many files and directories were made
    public record Copied(FileId id, boolean replaced, long entries) implements Outcome {}

    /// What to copy and how.
    ///
    /// @param overwrite whether something at `to` may be replaced
    /// @param deep whether what is below a directory comes along (RFC 4918 §9.8.3)
    /// @param precondition on what is at `from`
    public record Request(
            StoragePath from, StoragePath to, boolean overwrite, boolean deep, Precondition precondition) {}

    public CopyEntry(Ground ground) {
        this.ground = ground;
    }

    public Outcome copy(Caller caller, Request request) {
        Resolution where = ground.resolve(request.from());
        Optional<Refusal> barred = barred(caller, request, where);
        if (barred.isPresent()) {
            return barred.get();
        }
        Entry source = ((Resolution.Found) where).entry();
        Outcome top = new Duplicate(ground, caller, request.from(), request.to(), request.overwrite()).of(source);
        if (source instanceof Entry.Directory directory && request.deep() && top instanceof Copied copied) {
            var walk = new Walk(ground, caller, where.above(), directory, request.from(), Integer.MAX_VALUE);
            return below(caller, walk, request, copied);
        }
        return top;
    }

    private Optional<Refusal> barred(Caller caller, Request request, Resolution where) {
        StoragePath from = request.from();
        return forbids(caller, from, where)
                .or(() -> Ground.isMissing(from, where))
                .or(() -> Ground.overlap(from, request.to()))
                .or(() -> Ground.fails(request.precondition(), from, where));
    }

    private static Optional<Refusal> forbids(Caller caller, StoragePath path, Resolution where) {
        boolean directory = where instanceof Resolution.Found(var above, Entry.Directory there);
        return Ground.forbids(caller, directory ? Activity.LIST : Activity.DOWNLOAD, path, where);
    }

    private Outcome below(Caller caller, Walk walk, Request request, Copied top) {
        long done = top.entries();
        while (walk.hasNext()) {
            var listed = walk.next();
            var path = listed.path();
            Optional<Refusal> forbidden = forbids(caller, path, ground.resolve(path));
            if (forbidden.isPresent()) {
                return new Partly(done, path, forbidden.get());
            }
            if (!path.fitsMoved(request.from(), request.to())) {
                return new Partly(done, path, new Refusal.TooMuch("The copy's path would be too long."));
            }
            StoragePath to = path.moved(request.from(), request.to());
            switch (new Duplicate(ground, caller, path, to, false).of(listed.entry())) {
                case Copied copied -> done++;
                case Partly partly -> {
                    return new Partly(done, partly.at(), partly.why());
                }
                case Refusal refusal -> {
                    return new Partly(done, path, refusal);
                }
            }
        }
        return new Copied(top.id(), top.replaced(), done);
    }
}
