package org.tidings.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.door.TestSite.ALICE;
import static org.tidings.door.TestSite.bytes;
import static org.tidings.door.TestSite.path;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.ledger.Commit;
import org.tidings.model.Content;
import org.tidings.model.Mode;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Owner;
import org.tidings.model.Place;
import org.tidings.model.StorageEvent;
import org.tidings.model.Subject;
import org.tidings.namespace.Entry;
import org.tidings.pool.Pool;

/// What happens when two clients meet at one path: each race is made to happen just before a commit.
class RacesTest {
    private final TestSite site = new TestSite();

    @BeforeEach
    void makeDirectories() {
        site.directory("/data", ALICE, "0755");
        site.mkdir(ALICE, "/data/d");
    }

    @AfterEach
    void everyFileHasItsBytes() {
        assertThat(site.keys()).containsAll(site.namedKeys());
        assertThat(site.tree()).doesNotContainValue("(its bytes are gone)");
    }

    private void finish(Upload upload, String text, Class<? extends PutFile.Outcome> expected) {
        try (upload) {
            upload.write(bytes(text));
            assertThat(upload.finish()).isInstanceOf(expected);
        }
    }

    @Test
    void ofTwoNewFilesOfOneNameTheLaterOneOverwrites() {
        Upload first = site.begun(ALICE, "/data/a");
        Upload second = site.begun(ALICE, "/data/a");
        finish(second, "second", PutFile.Stored.class);
        finish(first, "first", PutFile.Replaced.class);
        assertThat(site.text("/data/a")).contains("first");
        assertThat(((Entry.File) site.entry("/data/a")).content().generation()).isEqualTo(2);
    }

    @Test
    void ofTwoThatInsistOnANewFileOneIsRefusedAndItsBytesAreGone() {
        var ifNew = PutFile.Announcement.NOTHING_KNOWN.on(Precondition.NOTHING_THERE);
        var first = (Upload) site.putFile.begin(ALICE, path("/data/a"), ifNew);
        var second = (Upload) site.putFile.begin(ALICE, path("/data/a"), ifNew);
        finish(first, "first", PutFile.Stored.class);
        finish(second, "second", Refusal.PreconditionFailed.class);
        assertThat(site.text("/data/a")).contains("first");
        assertThat(site.keys()).isEqualTo(site.namedKeys());
    }

    @Test
    void ofTwoOverwritesTheLaterOneIsWhatStays() {
        site.put(ALICE, "/data/a", "zero");
        Upload first = site.begun(ALICE, "/data/a");
        Upload second = site.begun(ALICE, "/data/a");
        Upload third = site.begun(ALICE, "/data/a");
        finish(second, "second", PutFile.Replaced.class);
        finish(first, "first", PutFile.Replaced.class);
        assertThat(site.text("/data/a")).contains("first");
        finish(third, "third", PutFile.Replaced.class);
        assertThat(site.text("/data/a")).contains("third");
    }

    @Test
    void ofTwoThatInsistOnOneGenerationOneIsRefused() {
        site.put(ALICE, "/data/a", "zero");
        var ifFirst = PutFile.Announcement.NOTHING_KNOWN.on(Precondition.generationIs(1));
        var first = (Upload) site.putFile.begin(ALICE, path("/data/a"), ifFirst);
        var second = (Upload) site.putFile.begin(ALICE, path("/data/a"), ifFirst);
        finish(second, "second", PutFile.Replaced.class);
        finish(first, "first", Refusal.PreconditionFailed.class);
        assertThat(site.text("/data/a")).contains("second");
    }

    @Test
    void anOverwriteOfAFileDeletedMeanwhileIsANewFile() {
        site.put(ALICE, "/data/a", "old");
        var old = site.entry("/data/a").id();
        Upload upload = site.begun(ALICE, "/data/a");
        site.delete(ALICE, "/data/a");
        finish(upload, "new", PutFile.Stored.class);
        assertThat(site.text("/data/a")).contains("new");
        assertThat(site.entry("/data/a").id()).isNotEqualTo(old);
    }

    @Test
    void anOverwriteOfAFileMovedMeanwhileIsANewFileAndTheMovedOneStays() {
        site.put(ALICE, "/data/a", "old");
        Upload upload = site.begun(ALICE, "/data/a");
        site.move(ALICE, "/data/a", "/data/b");
        finish(upload, "new", PutFile.Stored.class);
        assertThat(site.text("/data/a")).contains("new");
        assertThat(site.text("/data/b")).contains("old");
    }

    @Test
    void anUploadIntoADirectoryDeletedMeanwhileHasNoParent() {
        Upload upload = site.begun(ALICE, "/data/d/a");
        site.delete(ALICE, "/data/d");
        finish(upload, "new", Refusal.ParentAbsent.class);
        assertThat(site.keys()).isEmpty();
    }

    @Test
    void anUploadIntoADirectoryMovedMeanwhileDoesNotFollowIt() {
        Upload upload = site.begun(ALICE, "/data/d/a");
        site.move(ALICE, "/data/d", "/data/e");
        finish(upload, "new", Refusal.ParentAbsent.class);
        assertThat(site.names("/data/e")).isEmpty();
    }

    @Test
    void anUploadWhereADirectoryWasMadeMeanwhileIsRefused() {
        Upload upload = site.begun(ALICE, "/data/a");
        site.mkdir(ALICE, "/data/a");
        finish(upload, "new", Refusal.PathTaken.class);
        assertThat(site.keys()).isEmpty();
    }

    @Test
    void aRaceLostAgainAndAgainEndsInSomeTime() {
        Upload upload = site.begun(ALICE, "/data/a");
        for (int i = 0; i < 100; i++) {
            String name = "/data/a";
            site.ledger.beforeNextCommit(() -> site.store.ledger().commit(meddle(name)));
        }
        finish(upload, "new", Refusal.Contended.class);
        assertThat(site.keys()).isEmpty();
    }

    /// Makes or removes a directory of that name, whatever is not there.
    private Commit meddle(String name) {
        var namespace = site.store.namespace();
        var data = (Entry.Directory) site.entry("/data");
        Optional<Entry> there = namespace.child(data.id(), path(name).name());
        var place = new Place(data.id(), path(name));
        var event = there.<StorageEvent>map(entry -> new Standing(entry, path(name)).removed())
                .orElseGet(() -> created(place));
        return Commit.of(ALICE.origin(), List.of(event));
    }

    private StorageEvent created(Place place) {
        var subject = Subject.file(site.ground.mint().fileId(), place, Owner.ROOT, new Mode(0666));
        var content = new Content(1, 0, List.of(), site.pool.name());
        return new NamespaceEvent.FileCreated(subject, content, Instant.EPOCH, Map.of());
    }

    @Test
    void aMoveIntoADirectoryDeletedMeanwhileHasNoParent() {
        site.put(ALICE, "/data/a", "a");
        site.ledger.beforeNextCommit(() -> site.delete(ALICE, "/data/d"));
        assertThat(site.move(ALICE, "/data/a", "/data/d/a")).isInstanceOf(Refusal.ParentAbsent.class);
        assertThat(site.text("/data/a")).contains("a");
    }

    @Test
    void aDirectoryNeverEndsBelowItselfWhateverMovesMeanwhile() {
        site.mkdir(ALICE, "/data/e");
        site.ledger.beforeNextCommit(() -> site.move(ALICE, "/data/e", "/data/d/e"));
        assertThat(site.move(ALICE, "/data/d", "/data/e/d")).isInstanceOf(Refusal.class);
        assertThat(site.tree()).containsOnlyKeys("/data", "/data/d", "/data/d/e");
    }

    @Test
    void aMovedFileDeletedMeanwhileIsAbsent() {
        site.put(ALICE, "/data/a", "a");
        site.ledger.beforeNextCommit(() -> site.delete(ALICE, "/data/a"));
        assertThat(site.move(ALICE, "/data/a", "/data/b")).isInstanceOf(Refusal.Absent.class);
    }

    @Test
    void aMoveOverADirectoryThatFillsMeanwhileEmptiesItAgain() {
        site.mkdir(ALICE, "/data/e");
        site.ledger.beforeNextCommit(() -> site.put(ALICE, "/data/e/late", "x"));
        assertThat(site.move(ALICE, "/data/d", "/data/e")).isInstanceOf(MoveEntry.Moved.class);
        assertThat(site.tree()).containsOnlyKeys("/data", "/data/e");
    }

    @Test
    void aDeletedFileOverwrittenMeanwhileIsDeletedAsItIsNow() {
        site.put(ALICE, "/data/a", "one");
        int before = site.events().size();
        site.ledger.beforeNextCommit(() -> site.put(ALICE, "/data/a", "two"));
        assertThat(site.delete(ALICE, "/data/a")).isInstanceOf(DeleteEntry.Deleted.class);
        assertThat(site.kindsAfter(before)).containsExactly("file.written", "file.deleted");
        var deleted = (NamespaceEvent.FileDeleted) site.eventsAfter(before).getLast();
        assertThat(deleted.content().generation()).isEqualTo(2);
    }

    @Test
    void ofTwoThatMakeOneDirectoryOneIsTold() {
        site.ledger.beforeNextCommit(() -> site.mkdir(ALICE, "/data/x"));
        assertThat(site.mkdir(ALICE, "/data/x")).isInstanceOf(Refusal.PathTaken.class);
    }

    @Test
    void aReadThatMeetsAnOverwriteGetsTheNewBytes() {
        site.put(ALICE, "/data/a", "one");
        var one = (Entry.File) site.entry("/data/a");
        site.put(ALICE, "/data/a", "two");
        site.pool.remove(new Pool.Key(one.id(), 1));
        assertThat(site.text("/data/a")).contains("two");
        assertThat(site.keys()).isEqualTo(Set.of(new Pool.Key(one.id(), 2)));
    }
}
