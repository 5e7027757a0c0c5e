package org.tidings.door;

import java.util.Optional;
import org.tidings.access.Activity;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Resolution;
import org.tidings.pool.Pool;

/// Opens a file for reading.
public final class GetFile {
    private final Ground ground;
    private final Reads reads;

    /// What came of opening.
    public sealed interface Outcome permits Opened, IsDirectory, Refusal {}

    /// The file's bytes, all of one generation whatever happens to the name; to be closed.
    public record Opened(Entry.File file, Pool.Stored bytes) implements Outcome, AutoCloseable {
        @Override
        public void close() {
            bytes.close();
        }
    }

    /// There are no bytes, but a directory that may be looked at.
    public record IsDirectory(Entry.Directory directory) implements Outcome {}

    public GetFile(Ground ground, Reads reads) {
        this.ground = ground;
        this.reads = reads;
    }

    public Outcome open(Caller caller, StoragePath path) {
        for (int i = 0; i < Ground.TRIES; i++) {
            Resolution where = ground.resolve(path);
            if (where instanceof Resolution.Found(var above, Entry.Directory directory)) {
                return Ground.forbids(caller, Activity.READ_METADATA, path, where)
                        .<Outcome>map(refusal -> refusal)
                        .orElse(new IsDirectory(directory));
            }
            Optional<Refusal> forbidden = Ground.forbids(caller, Activity.DOWNLOAD, path, where);
            if (forbidden.isPresent()) {
                return forbidden.get();
            }
            if (!(where instanceof Resolution.Found(var above, Entry.File file))) {
                return new Refusal.Absent(path);
            }
            if (file.lost().isPresent()) {
                return new Refusal.Lost(path);
            }
            Optional<Pool.Stored> bytes = opened(file);
            if (bytes.isPresent()) {
                return new Opened(file, reads.opened(caller, file, path, bytes.get()));
            }
            if (isUnmoved(file)) {
                return new Refusal.Unavailable(path);
            }
        }
        return new Refusal.Contended(path);
    }

    private Optional<Pool.Stored> opened(Entry.File file) {
        return ground.pools().named(file.content().pool()).flatMap(pool -> opened(pool, file));
    }

    /// Bytes of another length are somebody's mistake: nobody is given them.
    private static Optional<Pool.Stored> opened(Pool pool, Entry.File file) {
        var key = new Pool.Key(file.id(), file.content().generation());
        Optional<Pool.Stored> stored = pool.open(key);
        if (stored.isPresent() && stored.get().sizeBytes() != file.content().sizeBytes()) {
            stored.get().close();
            pool.doubt(key);
            return Optional.empty();
        }
        return stored;
    }

    /// An overwrite between looking and opening takes the old bytes away: then looking again helps.
    private boolean isUnmoved(Entry.File file) {
        return ground.namespace()
                .find(file.id())
                .filter(now -> now instanceof Entry.File same && same.content().equals(file.content()))
                .isPresent();
    }
}
