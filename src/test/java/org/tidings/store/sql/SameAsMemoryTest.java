package org.tidings.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.store.Facts.ALICE;
import static org.tidings.store.Facts.MODIFIED;
import static org.tidings.store.Facts.OWNER;
import static org.tidings.store.Facts.content;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.EventLog.Reading;
import org.tidings.ledger.Guard;
import org.tidings.ledger.Line;
import org.tidings.model.FileId;
import org.tidings.model.Loss;
import org.tidings.model.Mode;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Offset;
import org.tidings.model.Owner;
import org.tidings.model.Place;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.model.Subject;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Namespace;
import org.tidings.store.StoreFixture;
import org.tidings.store.memory.MemoryFixture;

/// The same commits, sensible and impossible ones in one stream, give the same answers, the same log and
/// the same namespace as the reference gives.
class SameAsMemoryTest {
    private static final int ROUNDS = 60;
    private static final int COMMITS_PER_ROUND = 12;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sqliteDoesAsTheReferenceDoes(long seed) {
        compare(new Random(seed), new SqlFixture(tools -> SqlStore.sqlite(directory.resolve("tidings.db"), tools)));
    }

    @Test
    void postgresDoesAsTheReferenceDoes() {
        compare(new Random(11), RealPostgres.fixture());
    }

    private static void compare(Random random, StoreFixture store) {
        try (store;
                var reference = new MemoryFixture()) {
            var made = new Commits(random, reference.namespace());
            for (int round = 0; round < ROUNDS; round++) {
                List<String> expected = new ArrayList<>();
                List<CompletableFuture<CommitResult>> answers = new ArrayList<>();
                for (int i = 0; i < COMMITS_PER_ROUND; i++) {
                    Commit commit = made.next();
                    expected.add(outcome(reference.ledger().submit(commit)));
                    answers.add(store.ledger().submit(commit));
                }
                assertThat(answers.stream().map(SameAsMemoryTest::outcome)).containsExactlyElementsOf(expected);
                assertThat(tree(store.namespace())).isEqualTo(tree(reference.namespace()));
                assertThat(labels(store.namespace())).isEqualTo(labels(reference.namespace()));
                assertThat(store.namespace().usage())
                        .isEqualTo(reference.namespace().usage());
            }
            assertThat(lines(store)).usingRecursiveComparison().isEqualTo(lines(reference));
        }
    }

    private static String outcome(CompletableFuture<CommitResult> answer) {
        return answer.handle((result, problem) -> problem == null ? result.toString() : "impossible")
                .join();
    }

    private static List<Line> lines(StoreFixture store) {
        return ((Reading.Lines) store.log().read(Offset.ORIGIN, 100_000)).lines();
    }

    /// Every entry that can be reached, by listing, by name and by id, which must agree.
    private static List<Entry> tree(Namespace namespace) {
        List<Entry> all = new ArrayList<>();
        namespace.find(FileId.ROOT).ifPresent(all::add);
        for (int i = 0; i < all.size(); i++) {
            for (Entry entry : namespace.list(all.get(i).id(), "", 1000)) {
                assertThat(namespace.child(entry.parent(), entry.name())).contains(entry);
                assertThat(namespace.find(entry.id())).contains(entry);
                all.add(entry);
            }
        }
        return all;
    }

    /// Who has which label.
    private static Map<String, List<FileId>> labels(Namespace namespace) {
        Map<String, List<FileId>> all = new LinkedHashMap<>();
        for (var label = namespace.labelAfter(""); label.isPresent(); label = namespace.labelAfter(label.get())) {
            all.put(label.get(), namespace.labelled(label.get(), Optional.empty(), 1000));
        }
        return all;
    }

    /// Commits over a small world, so that they meet often.
    private static final class Commits {
        private static final List<String> NAMES = List.of("a", "b", "c", "d");
        private final Random random;
        private final Namespace reference;
        private final List<FileId> ids = new ArrayList<>(List.of(FileId.ROOT));

        Commits(Random random, Namespace reference) {
            this.random = random;
            this.reference = reference;
        }

        Commit next() {
            List<StorageEvent> events = new ArrayList<>();
            int count = 1 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                events.add(event());
            }
            var guards = random.nextInt(3) == 0 ? new Guard[] {guard()} : new Guard[0];
            Commit commit = Commit.of(ALICE, events, guards);
            return random.nextInt(8) == 0 ? commit.withKey("k" + random.nextInt(20)) : commit;
        }

        private StorageEvent event() {
            Optional<Entry> some = reference.find(id());
            if (random.nextInt(3) == 0 || some.isEmpty() || some.get().id().isRoot()) {
                return creation();
            }
            return switch (some.get()) {
                case Entry.File file -> ofFile(file);
                case Entry.Directory directory -> ofDirectory(directory);
            };
        }

        private StorageEvent creation() {
            FileId id = random.nextInt(10) == 0 ? id() : FileId.at(MODIFIED, random);
            ids.add(id);
            return random.nextBoolean()
                    ? new NamespaceEvent.DirectoryCreated(Subject.directory(id, place(), OWNER, new Mode(0755)))
                    : new NamespaceEvent.FileCreated(
                            Subject.file(id, place(), OWNER, new Mode(0644)),
                            content(1, random.nextInt(100)),
                            MODIFIED.plusNanos(random.nextInt(1000)),
                            Map.of("x", "1"));
        }

        private StorageEvent ofFile(Entry.File file) {
            Subject subject = file.subjectAt(pathOf(file));
            var content = Optional.of(file.content());
            return switch (random.nextInt(10)) {
                case 0 -> new NamespaceEvent.FileDeleted(subject, file.content());
                case 1 -> new NamespaceEvent.FileRenamed(subject.at(place()), file.content(), subject.place());
                case 2 ->
                    new NamespaceEvent.FileWritten(
                            subject,
                            content(file.content().generation() + 1, random.nextInt(100)),
                            file.content(),
                            MODIFIED);
                case 3 ->
                    new NamespaceEvent.PermissionsChanged(
                            subject.with(new Owner(random.nextInt(9), 1), new Mode(0600)),
                            content,
                            OWNER,
                            new Mode(0644));
                case 4 -> new NamespaceEvent.TimesChanged(subject, content, MODIFIED, MODIFIED.minusNanos(1));
                case 5 -> {
                    var change = new NamespaceEvent.XattrsChanged.Change(
                            Optional.empty(), random.nextBoolean() ? Optional.of("v\u0000\"") : Optional.empty());
                    yield new NamespaceEvent.XattrsChanged(subject, content, Map.of("x", change));
                }
                case 6, 7 ->
                    new NamespaceEvent.FileLost(
                            subject,
                            random.nextInt(4) == 0 ? content(9, 9) : file.content(),
                            Loss.values()[random.nextInt(3)]);
                case 8 -> new NamespaceEvent.FileFound(subject, file.content());
                default -> {
                    Set<String> labels = random.nextBoolean() ? Set.of("raw") : Set.of("good", "bad");
                    yield new NamespaceEvent.LabelsChanged(subject.labelled(labels), content, labels, Set.of());
                }
            };
        }

        private StorageEvent ofDirectory(Entry.Directory directory) {
            Subject subject = directory.subjectAt(pathOf(directory));
            return random.nextBoolean()
                    ? new NamespaceEvent.DirectoryDeleted(subject)
                    : new NamespaceEvent.DirectoryRenamed(
                            subject.at(new Place(FileId.ROOT, new StoragePath("/" + name()))), subject.place());
        }

        private Guard guard() {
            FileId id = id();
            return switch (random.nextInt(5)) {
                case 0 -> new Guard.PathIsFree(new Place(FileId.ROOT, new StoragePath("/" + name())));
                case 1 -> new Guard.PathLeadsTo(new Place(FileId.ROOT, new StoragePath("/" + name())), id);
                case 2 -> new Guard.GenerationIs(id, 1 + random.nextInt(2));
                case 3 -> new Guard.DirectoryIsEmpty(id);
                default -> new Guard.IsOutside(id, id());
            };
        }

        private FileId id() {
            return ids.get(random.nextInt(ids.size()));
        }

        private String name() {
            return NAMES.get(random.nextInt(NAMES.size()));
        }

        private Place place() {
            return new Place(id(), new StoragePath("/somewhere/" + name()));
        }

        private static StoragePath pathOf(Entry entry) {
            return new StoragePath("/somewhere/" + entry.name());
        }
    }
}
