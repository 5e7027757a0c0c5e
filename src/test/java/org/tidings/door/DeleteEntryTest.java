package org.tidings.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.door.TestSite.ADMIN;
import static org.tidings.door.TestSite.ALICE;
import static org.tidings.door.TestSite.BOB;
import static org.tidings.door.TestSite.path;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.model.EntryEvent;
import org.tidings.model.FileId;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.model.Subject;

class DeleteEntryTest {
    private final TestSite site = new TestSite();

    @BeforeEach
    void makeDirectories() {
        site.directory("/data", ALICE, "0755");
    }

    @Test
    void aDeletedFileIsToldWithWhatItHeld() {
        var stored = (PutFile.Stored) site.put(ALICE, "/data/a", "hello");
        int before = site.events().size();
        assertThat(site.delete(ALICE, "/data/a")).isEqualTo(new DeleteEntry.Deleted(1));
        assertThat(site.exists("/data/a")).isFalse();
        var event = (NamespaceEvent.FileDeleted) site.eventsAfter(before).getFirst();
        assertThat(event.content()).isEqualTo(stored.content());
    }

    @Test
    void deletingNeedsToWriteTheDirectoryNotTheFile() {
        site.file("/data/bobs", BOB, "0666", "1");
        assertThat(site.delete(BOB, "/data/bobs")).isInstanceOf(Refusal.Forbidden.class);
        site.own("/data/bobs", ADMIN, "0000");
        assertThat(site.delete(ALICE, "/data/bobs")).isEqualTo(new DeleteEntry.Deleted(1));
    }

    @Test
    void inAStickyDirectoryOnlyOwnersDelete() {
        site.directory("/tmp", ADMIN, "1777");
        site.put(ALICE, "/tmp/alices", "1");
        site.put(BOB, "/tmp/bobs", "1");
        assertThat(site.delete(BOB, "/tmp/alices")).isInstanceOf(Refusal.Forbidden.class);
        assertThat(site.delete(BOB, "/tmp/bobs")).isInstanceOf(DeleteEntry.Deleted.class);
        assertThat(site.delete(ADMIN, "/tmp/alices")).isInstanceOf(DeleteEntry.Deleted.class);
    }

    @Test
    void theRootIsNeverDeleted() {
        assertThat(site.delete(ADMIN, "/")).isInstanceOf(Refusal.Forbidden.class);
        assertThat(site.exists("/data")).isTrue();
    }

    @Test
    void nothingCannotBeDeleted() {
        assertThat(site.delete(ALICE, "/data/none")).isInstanceOf(Refusal.Absent.class);
        site.put(ALICE, "/data/a", "1");
        assertThat(site.deleteEntry.delete(ALICE, path("/data/a"), Precondition.generationIs(7)))
                .isInstanceOf(Refusal.PreconditionFailed.class);
        assertThat(site.exists("/data/a")).isTrue();
    }

    @Test
    void aDirectoryAloneGoesOnlyWhenEmpty() {
        site.mkdir(ALICE, "/data/t");
        site.put(ALICE, "/data/t/a", "1");
        int before = site.events().size();
        assertThat(site.deleteEntry.delete(ALICE, path("/data/t"), Precondition.NONE, Extent.ALONE))
                .isEqualTo(new Refusal.NotEmpty(path("/data/t")));
        assertThat(site.eventsAfter(before)).isEmpty();
        assertThat(site.deleteEntry.delete(ALICE, path("/data/t/a"), Precondition.NONE, Extent.ALONE))
                .isEqualTo(new DeleteEntry.Deleted(1));
        assertThat(site.deleteEntry.delete(ALICE, path("/data/t"), Precondition.NONE, Extent.ALONE))
                .isEqualTo(new DeleteEntry.Deleted(1));
        assertThat(site.kindsAfter(before)).containsExactly("file.deleted", "dir.deleted");
    }

    @Test
    void aTreeGoesBottomUpInBoundedCommits() {
        for (String directory : List.of("/data/t", "/data/t/a", "/data/t/a/b", "/data/t/c")) {
            site.mkdir(ALICE, directory);
            IntStream.range(0, 300).forEach(i -> site.put(ALICE, directory + "/f" + i, ""));
        }
        int before = site.events().size();
        int commits = site.ledger.commits();
        assertThat(site.delete(ALICE, "/data/t")).isEqualTo(new DeleteEntry.Deleted(1204));
        assertThat(site.tree()).containsOnlyKeys("/data");
        assertThat(site.ledger.commits() - commits).isBetween(5, 20);
        assertNothingIsDeletedBeforeItsContents(site.eventsAfter(before));
    }

    private static void assertNothingIsDeletedBeforeItsContents(List<StorageEvent> events) {
        Set<FileId> gone = new HashSet<>();
        for (StorageEvent event : events) {
            Subject subject = ((EntryEvent) event).subject();
            assertThat(gone).doesNotContain(subject.place().parent());
            gone.add(subject.id());
        }
    }

    @Test
    void aTreeThatMayNotGoWhollyStopsAndSaysWhere() {
        site.mkdir(ALICE, "/data/t");
        site.put(ALICE, "/data/t/a", "1");
        site.directory("/data/t/m", ADMIN, "0755");
        site.file("/data/t/m/x", ADMIN, "0644", "1");
        site.put(ALICE, "/data/t/z", "1");
        var partly = (Partly) site.delete(ALICE, "/data/t");
        assertThat(partly.at()).isEqualTo(path("/data/t/m/x"));
        assertThat(partly.why()).isInstanceOf(Refusal.Forbidden.class);
        assertThat(site.exists("/data/t/m/x")).isTrue();
        assertThat(partly.done()).isEqualTo(4 - site.names("/data/t").size() - 1L);
    }

    @Test
    void somebodyElsesEmptyDirectoryMayGoButNotAFullOneThatCannotBeRead() {
        site.directory("/data/empty", BOB, "0700");
        assertThat(site.delete(ALICE, "/data/empty")).isEqualTo(new DeleteEntry.Deleted(1));
        site.directory("/data/full", BOB, "0700");
        site.put(BOB, "/data/full/x", "1");
        var partly = (Partly) site.delete(ALICE, "/data/full");
        assertThat(partly.at()).isEqualTo(path("/data/full"));
        assertThat(site.exists("/data/full/x")).isTrue();
    }

    @Test
    void aFileThatArrivesMeanwhileIsDeletedTooOrStopsNothing() {
        site.mkdir(ALICE, "/data/t");
        site.put(ALICE, "/data/t/a", "1");
        site.ledger.beforeNextCommit(() -> {});
        site.ledger.beforeNextCommit(() -> site.put(ALICE, "/data/t/late", "1"));
        assertThat(site.delete(ALICE, "/data/t")).isEqualTo(new DeleteEntry.Deleted(3));
        assertThat(site.exists("/data/t")).isFalse();
    }

    @Test
    void aTreeTooDeepToBeToldStopsTruthfully() {
        String name = "n".repeat(250);
        StoragePath deep = path("/data");
        while (deep.hasRoomFor(name)) {
            deep = deep.child(name);
            site.mkdir(ALICE, deep.text());
        }
        site.mkdir(ALICE, "/data/" + "m".repeat(250));
        // The whole chain moves one level down: its lowest part has no path now.
        site.move(ALICE, "/data/" + name, "/data/" + "m".repeat(250) + "/" + name);
        var partly = (Partly) site.delete(ALICE, "/data/" + "m".repeat(250));
        assertThat(partly.why()).isInstanceOf(Refusal.TooMuch.class);
        site.move(ALICE, "/data/" + "m".repeat(250) + "/" + name, "/data/s");
        assertThat(site.delete(ALICE, "/data/s")).isInstanceOf(DeleteEntry.Deleted.class);
    }
}
