package org.tidings.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.Guard;
import org.tidings.ledger.Ledger;
import org.tidings.model.Checksum;
import org.tidings.model.Content;
import org.tidings.model.FileId;
import org.tidings.model.Mode;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Origin;
import org.tidings.model.Owner;
import org.tidings.model.Place;
import org.tidings.model.PoolName;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.model.Subject;

/// Plausible facts, made short.
public final class Facts {
    public static final Origin ALICE =
            new Origin("test", Optional.of("alice"), Optional.of("192.0.2.1"), "webdav", Optional.empty());
    public static final Owner OWNER = new Owner(1001, 100);
    public static final Instant MODIFIED = Instant.parse("2025-12-24T18:00:00Z");
    private static final Random IDS = new Random(1);

    private Facts() {}

    public static FileId newId() {
        synchronized (IDS) {
            return FileId.at(MODIFIED, IDS);
        }
    }

    public static Place at(FileId parent, String path) {
        return new Place(parent, new StoragePath(path));
    }

    public static Content content(long generation, long sizeBytes) {
        String hex = String.format("%08x", generation * 31 + sizeBytes);
        return new Content(
                generation, sizeBytes, List.of(new Checksum(Checksum.Algorithm.ADLER32, hex)), new PoolName("p1"));
    }

    public static NamespaceEvent.FileCreated fileCreated(FileId id, Place place) {
        return new NamespaceEvent.FileCreated(
                Subject.file(id, place, OWNER, new Mode(0644)), content(1, 5), MODIFIED, Map.of());
    }

    public static NamespaceEvent.DirectoryCreated directoryCreated(FileId id, Place place) {
        return new NamespaceEvent.DirectoryCreated(Subject.directory(id, place, OWNER, new Mode(0755)));
    }

    /// Commits, and expects it to be taken.
    public static CommitResult.Committed say(Ledger ledger, StorageEvent... events) {
        return (CommitResult.Committed) ledger.commit(Commit.of(ALICE, List.of(events)));
    }

    public static CommitResult trySay(Ledger ledger, List<StorageEvent> events, Guard... guards) {
        return ledger.commit(Commit.of(ALICE, events, guards));
    }

    /// A new directory below the root.
    public static FileId makeDirectory(Ledger ledger, String path) {
        FileId id = newId();
        say(ledger, directoryCreated(id, at(FileId.ROOT, path)));
        return id;
    }

    public static FileId makeFile(Ledger ledger, FileId parent, String path) {
        FileId id = newId();
        say(ledger, fileCreated(id, at(parent, path)));
        return id;
    }
}
