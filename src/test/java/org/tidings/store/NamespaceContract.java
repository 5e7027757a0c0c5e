package org.tidings.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.store.Facts.MODIFIED;
import static org.tidings.store.Facts.OWNER;
import static org.tidings.store.Facts.at;
import static org.tidings.store.Facts.content;
import static org.tidings.store.Facts.makeDirectory;
import static org.tidings.store.Facts.makeFile;
import static org.tidings.store.Facts.newId;
import static org.tidings.store.Facts.say;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.model.FileId;
import org.tidings.model.Mode;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Owner;
import org.tidings.model.StoragePath;
import org.tidings.model.Subject;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Namespace;
import org.tidings.namespace.Resolution;

/// What the namespace view of every store promises.
public abstract class NamespaceContract {
    protected StoreFixture store;

    protected abstract StoreFixture open();

    @BeforeEach
    void start() {
        store = open();
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void thereIsARootFromTheStart() {
        assertThat(namespace().find(FileId.ROOT)).containsInstanceOf(Entry.Directory.class);
        assertThat(namespace().resolve(StoragePath.ROOT)).isInstanceOf(Resolution.Found.class);
    }

    @Test
    void aFileIsWhatItsCreationSaid() {
        FileId id = newId();
        var subject =
                Subject.file(id, at(FileId.ROOT, "/f"), OWNER, new Mode(0640)).labelled(Set.of("raw"));
        say(store.ledger(), new NamespaceEvent.FileCreated(subject, content(1, 9), MODIFIED, Map.of("k", "v")));

        var file = (Entry.File) namespace().child(FileId.ROOT, "f").orElseThrow();
        Instant now = store.clock().instant();
        assertThat(file)
                .isEqualTo(new Entry.File(
                        id,
                        FileId.ROOT,
                        "f",
                        new Entry.Attributes(
                                OWNER,
                                new Mode(0640),
                                now,
                                MODIFIED,
                                now,
                                new Entry.Extras(Map.of("k", "v"), new TreeSet<>(Set.of("raw")))),
                        content(1, 9)));
        assertThat(namespace().find(id)).contains(file);
    }

    @Test
    void pathsResolveAsFarAsTheyLead() {
        FileId d = makeDirectory(store.ledger(), "/d");
        FileId f = makeFile(store.ledger(), d, "/d/f");

        assertThat(namespace().resolve(new StoragePath("/d/f")))
                .isInstanceOfSatisfying(Resolution.Found.class, found -> {
                    assertThat(found.entry().id()).isEqualTo(f);
                    assertThat(found.above().stream().map(Entry::id)).containsExactly(FileId.ROOT, d);
                });
        assertThat(namespace().resolve(new StoragePath("/d/x"))).isInstanceOf(Resolution.Absent.class);
        assertThat(namespace().resolve(new StoragePath("/e/x")))
                .isInstanceOfSatisfying(
                        Resolution.ParentAbsent.class,
                        absent -> assertThat(absent.name()).isEqualTo("e"));
        assertThat(namespace().resolve(new StoragePath("/d/f/x"))).isInstanceOf(Resolution.ThroughFile.class);
    }

    @Test
    void renamingADirectoryMovesAllBelowItWithoutTouchingIt() {
        FileId a = makeDirectory(store.ledger(), "/a");
        FileId b = makeDirectory(store.ledger(), "/b");
        FileId f = makeFile(store.ledger(), a, "/a/f");
        var before = namespace().find(f);
        var directory = namespace().find(a).orElseThrow();
        say(
                store.ledger(),
                new NamespaceEvent.DirectoryRenamed(
                        directory.subjectAt(new StoragePath("/a")).at(at(b, "/b/c")), at(FileId.ROOT, "/a")));

        assertThat(namespace().find(f)).isEqualTo(before);
        assertThat(namespace().resolve(new StoragePath("/b/c/f")))
                .isInstanceOfSatisfying(
                        Resolution.Found.class,
                        found -> assertThat(found.entry().id()).isEqualTo(f));
        assertThat(namespace().resolve(new StoragePath("/a"))).isInstanceOf(Resolution.Absent.class);
    }

    @Test
    void listingIsInByteOrderAndPagesWithoutHoleOrDouble() {
        List<String> names = List.of("B", "a", "a b", "b", "z", "é", "ﬁ", "😀", "\uE000");
        names.forEach(name -> makeFile(store.ledger(), FileId.ROOT, "/" + name));

        var all =
                namespace().list(FileId.ROOT, "", 100).stream().map(Entry::name).toList();
        assertThat(all).containsExactly("B", "a", "a b", "b", "z", "é", "\uE000", "ﬁ", "😀");
        var paged = new ArrayList<String>();
        String after = "";
        for (var page = namespace().list(FileId.ROOT, after, 2); !page.isEmpty(); ) {
            page.forEach(entry -> paged.add(entry.name()));
            after = paged.getLast();
            page = namespace().list(FileId.ROOT, after, 2);
        }
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void anOverwriteKeepsTheIdAndRaisesTheGeneration() {
        FileId f = makeFile(store.ledger(), FileId.ROOT, "/f");
        var file = (Entry.File) namespace().find(f).orElseThrow();
        var subject = file.subjectAt(new StoragePath("/f"));
        say(store.ledger(), new NamespaceEvent.FileWritten(subject, content(2, 77), file.content(), MODIFIED));

        var after = (Entry.File) namespace().find(f).orElseThrow();
        assertThat(after.content()).isEqualTo(content(2, 77));
        assertThat(after.attributes().created()).isEqualTo(file.attributes().created());
        assertThat(after.attributes().changed()).isAfter(file.attributes().changed());
        assertThat(namespace().usage().bytes()).isEqualTo(77);
    }

    @Test
    void attributesChangeOneByOne() {
        FileId f = makeFile(store.ledger(), FileId.ROOT, "/f");
        var file = (Entry.File) namespace().find(f).orElseThrow();
        var subject = file.subjectAt(new StoragePath("/f"));
        var content = Optional.of(file.content());
        var change = new NamespaceEvent.XattrsChanged.Change(Optional.empty(), Optional.of("<v/>"));
        say(
                store.ledger(),
                new NamespaceEvent.PermissionsChanged(
                        subject.with(new Owner(7, 8), new Mode(0600)), content, OWNER, new Mode(0644)),
                new NamespaceEvent.XattrsChanged(subject, content, Map.of("k", change)),
                new NamespaceEvent.LabelsChanged(subject.labelled(Set.of("x")), content, Set.of("x"), Set.of()),
                new NamespaceEvent.TimesChanged(subject, content, MODIFIED, Instant.EPOCH));

        var a = namespace().find(f).orElseThrow().attributes();
        assertThat(a.owner()).isEqualTo(new Owner(7, 8));
        assertThat(a.mode()).isEqualTo(new Mode(0600));
        assertThat(a.xattrs()).isEqualTo(Map.of("k", "<v/>"));
        assertThat(a.labels()).containsExactly("x");
        assertThat(a.modified()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void aDeletedDirectoryIsRememberedAsLongAsTheLogIs() {
        FileId d = makeDirectory(store.ledger(), "/d");
        var directory = (Entry.Directory) namespace().find(d).orElseThrow();
        say(store.ledger(), new NamespaceEvent.DirectoryDeleted(directory.subjectAt(new StoragePath("/d"))));

        assertThat(namespace().find(d)).isEmpty();
        assertThat(namespace().deletedDirectory(d)).map(Entry::name).contains("d");
        store.keeping().trim(store.log().head());
        assertThat(namespace().deletedDirectory(d)).isEmpty();
    }

    @Test
    void aSnapshotStandsStillAtItsOffset() {
        makeFile(store.ledger(), FileId.ROOT, "/a");
        try (var snapshot = namespace().snapshot()) {
            makeFile(store.ledger(), FileId.ROOT, "/b");
            assertThat(snapshot.offset().value()).isEqualTo(1);
            assertThat(snapshot.namespace().list(FileId.ROOT, "", 10).stream().map(Entry::name))
                    .containsExactly("a");
        }
        assertThat(namespace().list(FileId.ROOT, "", 10)).hasSize(2);
    }

    @Test
    void aSnapshotUnderLoadIsWhatTheLogSaidUpToItsOffset() throws InterruptedException {
        var writing = new AtomicBoolean(true);
        Thread writer = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 10_000 && writing.get(); i++) {
                makeFile(store.ledger(), FileId.ROOT, "/f" + i);
            }
        });
        try {
            for (int i = 0; i < 10; i++) {
                try (var snapshot = namespace().snapshot()) {
                    var first = snapshot.namespace().list(FileId.ROOT, "", 20_000);
                    assertThat(first).hasSize((int) snapshot.offset().value());
                    assertThat(snapshot.namespace().list(FileId.ROOT, "", 20_000))
                            .isEqualTo(first);
                    assertThat(snapshot.namespace().usage().files()).isEqualTo(first.size());
                }
            }
        } finally {
            writing.set(false);
            writer.join();
        }
    }

    @Test
    void whatWasAnsweredIsSeenByWhoeverLooksNext() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        var unseen = new AtomicInteger();
        for (int t = 0; t < 8; t++) {
            int mine = t;
            threads.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 100; i++) {
                    String name = "f" + mine + "-" + i;
                    boolean free = namespace().child(FileId.ROOT, name).isEmpty();
                    FileId id = makeFile(store.ledger(), FileId.ROOT, "/" + name);
                    boolean seen = namespace().child(FileId.ROOT, name).isPresent()
                            && namespace().find(id).isPresent();
                    unseen.addAndGet(free && seen ? 0 : 1);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(unseen).hasValue(0);
    }

    @Test
    void aDirectorysTimeIsThatOfItsNames() {
        FileId d = makeDirectory(store.ledger(), "/d");
        store.clock().step(java.time.Duration.ofMinutes(1));
        makeFile(store.ledger(), d, "/d/f");
        assertThat(namespace().find(d).orElseThrow().attributes().modified())
                .isEqualTo(store.clock().instant());
    }

    private Namespace namespace() {
        return store.namespace();
    }
}
