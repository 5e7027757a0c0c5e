package org.tidings.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.door.TestSite.ADMIN;
import static org.tidings.door.TestSite.ALICE;
import static org.tidings.door.TestSite.BOB;
import static org.tidings.door.TestSite.path;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.model.NamespaceEvent;

class MoveEntryTest {
    private final TestSite site = new TestSite();

    @BeforeEach
    void makeTree() {
        site.directory("/data", ALICE, "0755");
        site.mkdir(ALICE, "/data/from");
        site.mkdir(ALICE, "/data/to");
        site.put(ALICE, "/data/from/a", "a");
    }

    @Test
    void aMovedFileKeepsItsIdAndBytes() {
        var id = site.entry("/data/from/a").id();
        int before = site.events().size();
        assertThat(site.move(ALICE, "/data/from/a", "/data/to/b")).isEqualTo(new MoveEntry.Moved(id, false));
        assertThat(site.text("/data/to/b")).contains("a");
        assertThat(site.exists("/data/from/a")).isFalse();
        var event = (NamespaceEvent.FileRenamed) site.eventsAfter(before).getFirst();
        assertThat(event.from().path()).isEqualTo(path("/data/from/a"));
        assertThat(event.subject().place().path()).isEqualTo(path("/data/to/b"));
    }

    @Test
    void aDirectoryMovesWithAllBelowInOneEvent() {
        IntStream.range(0, 100).forEach(i -> site.put(ALICE, "/data/from/f" + i, ""));
        int before = site.events().size();
        assertThat(site.move(ALICE, "/data/from", "/data/to/from")).isInstanceOf(MoveEntry.Moved.class);
        assertThat(site.kindsAfter(before)).containsExactly("dir.renamed");
        assertThat(site.text("/data/to/from/a")).contains("a");
        assertThat(site.names("/data/to/from")).hasSize(101);
    }

    @Test
    void aFileInTheWayGoesInTheSameCommit() {
        site.put(ALICE, "/data/to/b", "b");
        int before = site.events().size();
        int commits = site.ledger.commits();
        assertThat(((MoveEntry.Moved) site.move(ALICE, "/data/from/a", "/data/to/b")).replaced())
                .isTrue();
        assertThat(site.kindsAfter(before)).containsExactly("file.deleted", "file.renamed");
        assertThat(site.ledger.commits() - commits).isEqualTo(1);
        assertThat(site.text("/data/to/b")).contains("a");
    }

    @Test
    void aFullDirectoryInTheWayStaysIfOnlyItAloneMayGo() {
        site.put(ALICE, "/data/to/b", "b");
        var alone = Optional.of(Extent.ALONE);
        assertThat(site.moveEntry.move(ALICE, path("/data/from"), path("/data/to"), alone, Precondition.NONE))
                .isEqualTo(new Refusal.NotEmpty(path("/data/to")));
        assertThat(site.text("/data/to/b")).contains("b");
        site.delete(ALICE, "/data/to/b");
        assertThat(site.moveEntry.move(ALICE, path("/data/from"), path("/data/to"), alone, Precondition.NONE))
                .isInstanceOf(MoveEntry.Moved.class);
        assertThat(site.text("/data/to/a")).contains("a");
    }

    @Test
    void aFullDirectoryInTheWayIsEmptiedFirst() {
        site.mkdir(ALICE, "/data/to/sub");
        site.put(ALICE, "/data/to/sub/x", "x");
        assertThat(site.move(ALICE, "/data/from", "/data/to")).isInstanceOf(MoveEntry.Moved.class);
        assertThat(site.tree()).containsOnlyKeys("/data", "/data/to", "/data/to/a");
    }

    @Test
    void withoutOverwriteWhatIsInTheWayStays() {
        site.put(ALICE, "/data/to/b", "b");
        var outcome = site.moveEntry.move(ALICE, path("/data/from/a"), path("/data/to/b"), false, Precondition.NONE);
        assertThat(outcome).isEqualTo(new Refusal.PathTaken(path("/data/to/b")));
        assertThat(site.text("/data/to/b")).contains("b");
        assertThat(site.text("/data/from/a")).contains("a");
    }

    @Test
    void nothingGoesIntoItselfOrOverWhatContainsIt() {
        assertThat(site.move(ALICE, "/data/from", "/data/from/x")).isInstanceOf(Refusal.IntoItself.class);
        assertThat(site.move(ALICE, "/data/from", "/data/from")).isInstanceOf(Refusal.IntoItself.class);
        assertThat(site.move(ALICE, "/data/from/a", "/data/from")).isInstanceOf(Refusal.IntoItself.class);
        assertThat(site.move(ADMIN, "/", "/x")).isInstanceOf(Refusal.class);
        assertThat(site.move(ADMIN, "/data", "/")).isInstanceOf(Refusal.class);
    }

    @Test
    void aMissingEndIsRefused() {
        assertThat(site.move(ALICE, "/data/none", "/data/x")).isInstanceOf(Refusal.Absent.class);
        assertThat(site.move(ALICE, "/data/from", "/data/none/x")).isInstanceOf(Refusal.ParentAbsent.class);
        assertThat(site.move(ALICE, "/data/to", "/data/from/a/x")).isInstanceOf(Refusal.NotADirectory.class);
    }

    @Test
    void movingNeedsToWriteBothDirectories() {
        site.directory("/bobs", BOB, "0755");
        assertThat(site.move(ALICE, "/data/from/a", "/bobs/a")).isInstanceOf(Refusal.Forbidden.class);
        assertThat(site.move(BOB, "/data/from/a", "/bobs/a")).isInstanceOf(Refusal.Forbidden.class);
        site.own("/bobs", BOB, "0777");
        assertThat(site.move(ALICE, "/data/from/a", "/bobs/a")).isInstanceOf(MoveEntry.Moved.class);
    }

    @Test
    void inAStickyDirectoryNobodyMovesOverAnothersFile() {
        site.directory("/tmp", ADMIN, "1777");
        site.put(BOB, "/tmp/bobs", "b");
        assertThat(site.move(ALICE, "/data/from/a", "/tmp/bobs")).isInstanceOf(Refusal.Forbidden.class);
        assertThat(site.move(ALICE, "/tmp/bobs", "/data/from/b")).isInstanceOf(Refusal.Forbidden.class);
        assertThat(site.text("/tmp/bobs")).contains("b");
    }

    @Test
    void anIfMatchOnTheSourceIsHeld() {
        var outcome =
                site.moveEntry.move(ALICE, path("/data/from/a"), path("/data/x"), true, Precondition.generationIs(2));
        assertThat(outcome).isInstanceOf(Refusal.PreconditionFailed.class);
    }
}
