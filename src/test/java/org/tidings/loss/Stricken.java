package org.tidings.loss;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.EventLog.Reading;
import org.tidings.ledger.Ledger;
import org.tidings.ledger.LedgerBroken;
import org.tidings.ledger.Worker;
import org.tidings.model.Content;
import org.tidings.model.FileId;
import org.tidings.model.Mode;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Offset;
import org.tidings.model.Origin;
import org.tidings.model.PoolName;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.model.Subject;
import org.tidings.namespace.Entry;
import org.tidings.pool.Checksummer;
import org.tidings.pool.Doubts;
import org.tidings.pool.MemoryPool;
import org.tidings.pool.Pool;
import org.tidings.pool.Pools;
import org.tidings.store.Facts;
import org.tidings.store.StoreFixture;
import org.tidings.store.TestClock;
import org.tidings.store.memory.MemoryFixture;

/// A site in memory whose disks can be damaged.
final class Stricken {
    final MemoryFixture store = new MemoryFixture();
    final TestClock clock = store.clock();
    final MemoryPool pool = new MemoryPool(new PoolName("p1"), 1 << 24, clock);
    final Pools pools = new Pools(List.of(pool), new SplittableRandom(1));
    final Doubts doubts = new Doubts();
    final Faltering ledger = new Faltering();
    final Ground ground = new Ground(store.namespace(), store.inventory(), ledger, pools, Origin.ofSite("test"));

    /// A ledger that can be broken for a while.
    final class Faltering implements Ledger {
        boolean broken;

        @Override
        public CompletableFuture<CommitResult> submit(Commit commit) {
            return broken
                    ? CompletableFuture.failedFuture(new LedgerBroken("It cannot write."))
                    : store.ledger().submit(commit);
        }

        @Override
        public Offset progressOf(String follower) {
            return store.ledger().progressOf(follower);
        }

        @Override
        public Optional<String> cursorOf(String follower) {
            return store.ledger().cursorOf(follower);
        }
    }

    Pool.Key file(String path, String text) {
        FileId id = Facts.newId();
        var subject = Subject.file(id, Facts.at(FileId.ROOT, path), Facts.OWNER, new Mode(0644));
        Facts.say(
                store.ledger(), new NamespaceEvent.FileCreated(subject, stored(id, 1, text), Facts.MODIFIED, Map.of()));
        return new Pool.Key(id, 1);
    }

    /// New bytes; the old ones are forgotten.
    Pool.Key overwritten(Pool.Key old, String path, String text) {
        Entry.File file = entry(old);
        Content content = stored(old.file(), old.generation() + 1, text);
        Facts.say(
                store.ledger(),
                new NamespaceEvent.FileWritten(
                        file.subjectAt(new StoragePath(path)), content, file.content(), Facts.MODIFIED));
        pool.remove(old);
        return new Pool.Key(old.file(), content.generation());
    }

    private Content stored(FileId id, long generation, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var checksummer = new Checksummer(Set.of());
        checksummer.update(ByteBuffer.wrap(bytes));
        try (var incoming = pool.receive(new Pool.Key(id, generation), -1)) {
            incoming.write(ByteBuffer.wrap(bytes));
            incoming.finish();
        }
        return new Content(generation, bytes.length, checksummer.finish(), pool.name());
    }

    void damage(Pool.Key key, String text) {
        pool.damage(key, Optional.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    void remove(Pool.Key key) {
        pool.damage(key, Optional.empty());
    }

    Entry.File entry(Pool.Key key) {
        return (Entry.File) store.namespace().find(key.file()).orElseThrow();
    }

    /// What has been told of losses so far, as `file.lost /a missing`.
    List<String> told() {
        List<String> told = new ArrayList<>();
        for (var line : ((Reading.Lines) store.log().read(Offset.ORIGIN, 100_000)).lines()) {
            said(line.decoded(StoreFixture.CODEC).event()).ifPresent(told::add);
        }
        return told;
    }

    private static Optional<String> said(StorageEvent event) {
        return switch (event) {
            case NamespaceEvent.FileLost lost ->
                Optional.of("file.lost " + lost.subject().place().path() + " "
                        + lost.why().wireName());
            case NamespaceEvent.FileFound found ->
                Optional.of("file.found " + found.subject().place().path());
            default -> Optional.empty();
        };
    }

    /// Steps until there is nothing to do, for a while at most.
    static void run(Worker worker) {
        for (int i = 0; i < 100_000 && worker.step(); i++) {}
    }
}
