package org.tidings.door;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.LedgerBroken;
import org.tidings.model.Checksum;
import org.tidings.model.Content;
import org.tidings.model.FileId;
import org.tidings.model.Mode;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.NamespaceEvent.XattrsChanged.Change;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.model.Subject;
import org.tidings.namespace.Entry;
import org.tidings.pool.Pool;
import org.tidings.pool.PoolBroken;

/// Makes one entry anew elsewhere: a file with its bytes, a directory without its contents.
///
/// The caller's right to read the source was asked before; that to write at the other end is asked here.
///
/// @param from where the source stands
/// @param overwrite whether something at `to` may be replaced
record Duplicate(Ground ground, Caller caller, StoragePath from, StoragePath to, boolean overwrite) {
    private static final int PERMISSIONS = 0777;

    CopyEntry.Outcome of(Entry source) {
        return switch (source) {
            case Entry.Directory directory -> {
                FileId id = ground.mint().fileId();
                yield arrive(id, spot -> arrivalOfDirectory(id, directory, spot));
            }
            case Entry.File file -> file(file);
        };
    }

    private CopyEntry.Outcome file(Entry.File file) {
        // Asked before any byte is moved, and again when the name is given.
        if (Destination.find(ground, caller, to, overwrite) instanceof Refusal refusal) {
            return refusal;
        }
        long mostBytes = caller.principal().restriction().mostUploaded();
        if (file.content().sizeBytes() > mostBytes) {
            return new Refusal.TooLarge(mostBytes);
        }
        if (file.lost().isPresent()) {
            return new Refusal.Lost(from);
        }
        Optional<Pool> holder = ground.pools().named(file.content().pool());
        if (holder.isEmpty()) {
            return new Refusal.Unavailable(from);
        }
        var original =
                new Bytes(holder.get(), new Pool.Key(file.id(), file.content().generation()));
        try {
            return copied(file, original, Room.forNewFile(ground, file.content().sizeBytes()));
        } catch (PoolBroken.Full full) {
            return new Refusal.NoSpace();
        }
    }

    private CopyEntry.Outcome copied(Entry.File file, Bytes original, Room room) {
        boolean wanted = false;
        try {
            CopyEntry.Outcome outcome = named(file, original, room);
            wanted = outcome instanceof CopyEntry.Copied;
            if (wanted) {
                ground.mint().giveBack(room.bytes().key());
            }
            return outcome;
        } catch (LedgerBroken broken) {
            // They may have got their name all the same, as in an upload.
            wanted = true;
            throw broken;
        } finally {
            if (!wanted) {
                ground.forget(room.bytes());
            }
        }
    }

    private CopyEntry.Outcome named(Entry.File file, Bytes original, Room room) {
        Set<Checksum.Algorithm> known = EnumSet.noneOf(Checksum.Algorithm.class);
        file.content().checksums().forEach(checksum -> known.add(checksum.algorithm()));
        Optional<List<Checksum>> found = original.copyTo(room, known);
        // Bytes that changed at rest are not passed on under a good name.
        if (found.isEmpty() || !found.get().containsAll(file.content().checksums())) {
            original.pool().doubt(original.key());
            return new Refusal.Unavailable(from);
        }
        Bytes copy = room.bytes();
        var content = new Content(
                1, file.content().sizeBytes(), found.get(), copy.pool().name());
        FileId id = copy.key().file();
        return arrive(id, spot -> List.of(arrivalOfFile(id, file, content, spot)));
    }

    private CopyEntry.Outcome arrive(FileId id, Function<Spot, List<StorageEvent>> arrival) {
        for (int i = 0; i < Ground.TRIES; i++) {
            switch (Destination.find(ground, caller, to, overwrite)) {
                case Refusal refusal -> {
                    return refusal;
                }
                case Landing landing -> {
                    Optional<Partly> stopped = landing.emptied(ground, caller);
                    if (stopped.isPresent()) {
                        return stopped.get();
                    }
                    var events = landing.with(arrival.apply(landing.spot()));
                    if (ground.commit(caller, events, landing.guards()) instanceof CommitResult.Committed) {
                        return new CopyEntry.Copied(id, landing.occupant().isPresent(), 1);
                    }
                }
            }
        }
        return new Refusal.Contended(to);
    }

    private StorageEvent arrivalOfFile(FileId id, Entry.File source, Content content, Spot spot) {
        var a = source.attributes();
        var mode = new Mode(a.mode().bits() & PERMISSIONS);
        var subject = Subject.file(id, spot.place(), spot.owner(), mode).labelled(a.labels());
        return new NamespaceEvent.FileCreated(subject, content, ground.mint().now(), a.xattrs());
    }

    private static List<StorageEvent> arrivalOfDirectory(FileId id, Entry.Directory source, Spot spot) {
        var a = source.attributes();
        int setGroup = spot.setGroup() ? Mode.SET_GROUP : 0;
        var mode = new Mode((a.mode().bits() & PERMISSIONS) | setGroup);
        var subject = Subject.directory(id, spot.place(), spot.owner(), mode).labelled(a.labels());
        List<StorageEvent> events = new ArrayList<>();
        events.add(new NamespaceEvent.DirectoryCreated(subject));
        if (!a.xattrs().isEmpty()) {
            Map<String, Change> changes = new HashMap<>();
            a.xattrs().forEach((name, text) -> changes.put(name, new Change(Optional.empty(), Optional.of(text))));
            events.add(new NamespaceEvent.XattrsChanged(subject, Optional.empty(), changes));
        }
        return events;
    }
}
