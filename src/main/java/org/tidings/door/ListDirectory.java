package org.tidings.door;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.tidings.access.Activity;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Resolution;

/// Lists a directory, or all below it, reading a page at a time however much there is.
public final class ListDirectory {
    private final Ground ground;
    private final Reads reads;

    /// What came of asking.
    public sealed interface Outcome permits Listing, Refusal {}

    /// An entry and where it stands.
    public record Listed(StoragePath path, Entry entry) {}

    /// The entries, in the byte order of their names; one thread at a time, read as it is iterated.
    public record Listing(Entry.Directory directory, Iterator<Listed> entries) implements Outcome {}

    public ListDirectory(Ground ground, Reads reads) {
        this.ground = ground;
        this.reads = reads;
    }

    /// The entries of one directory.
    public Outcome list(Caller caller, StoragePath path) {
        return open(caller, path, 1);
    }

    /// Everything below a directory, each directory before what is in it. Directories the caller may not
    /// list are told, but not entered.
    public Outcome listAll(Caller caller, StoragePath path) {
        return open(caller, path, Integer.MAX_VALUE);
    }

    private Outcome open(Caller caller, StoragePath path, int depth) {
        Resolution where = ground.resolve(path);
        Optional<Refusal> unseen = Ground.forbids(caller, Activity.READ_METADATA, path, where);
        if (unseen.isPresent()) {
            return unseen.get();
        }
        return switch (where) {
            case Resolution.Found(List<Entry.Directory> above, Entry.Directory directory) ->
                Ground.forbids(caller, Activity.LIST, path, where)
                        .<Outcome>map(refusal -> refusal)
                        .orElseGet(() -> {
                            reads.listed(caller, directory, path);
                            return new Listing(directory, new Walk(ground, caller, above, directory, path, depth));
                        });
            case Resolution.Found file -> new Refusal.NotADirectory(path);
            case Resolution.Absent absent -> new Refusal.Absent(path);
            case Resolution.ParentAbsent absent -> new Refusal.Absent(path);
            case Resolution.ThroughFile through -> new Refusal.Absent(path);
        };
    }
}
