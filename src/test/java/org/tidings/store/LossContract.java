package org.tidings.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidings.store.Facts.MODIFIED;
import static org.tidings.store.Facts.at;
import static org.tidings.store.Facts.content;
import static org.tidings.store.Facts.makeDirectory;
import static org.tidings.store.Facts.makeFile;
import static org.tidings.store.Facts.say;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.ledger.LedgerBroken;
import org.tidings.model.FileId;
import org.tidings.model.Loss;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.StoragePath;
import org.tidings.model.Subject;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Inventory;

/// What every store promises of files whose bytes are lost, and of the list of all files.
public abstract class LossContract {
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
    void aLostFileKeepsItsNameAndAllThatIsKnownOfIt() {
        FileId id = makeFile(store.ledger(), FileId.ROOT, "/f");
        Entry.File before = file(id);
        lose(id, "/f", Loss.CORRUPT);
        assertThat(file(id)).isEqualTo(before.with(Optional.of(Loss.CORRUPT)));
        assertThat(store.namespace().child(FileId.ROOT, "f")).contains(file(id));
        assertThat(store.namespace().list(FileId.ROOT, "", 9)).containsExactly(file(id));
        assertThat(store.namespace().usage().bytes()).isEqualTo(5);
    }

    @Test
    void whatIsFoundIsAsItWas() {
        FileId id = makeFile(store.ledger(), FileId.ROOT, "/f");
        Entry.File before = file(id);
        lose(id, "/f", Loss.MISSING);
        lose(id, "/f", Loss.MISSING);
        say(store.ledger(), new NamespaceEvent.FileFound(subject(id, "/f"), before.content()));
        say(store.ledger(), new NamespaceEvent.FileFound(subject(id, "/f"), before.content()));
        assertThat(file(id)).isEqualTo(before);
        assertThat(lost()).isEmpty();
    }

    @Test
    void newBytesHealAndOtherChangesDoNot() {
        FileId d = makeDirectory(store.ledger(), "/d");
        FileId id = makeFile(store.ledger(), FileId.ROOT, "/f");
        lose(id, "/f", Loss.UNREADABLE);
        Entry.File lost = file(id);
        var change = new NamespaceEvent.XattrsChanged.Change(Optional.empty(), Optional.of("v"));
        say(
                store.ledger(),
                new NamespaceEvent.XattrsChanged(subject(id, "/f"), Optional.of(lost.content()), Map.of("k", change)),
                new NamespaceEvent.FileRenamed(
                        subject(id, "/f").at(at(d, "/d/f")), lost.content(), at(FileId.ROOT, "/f")));
        assertThat(file(id).lost()).contains(Loss.UNREADABLE);
        assertThat(lost()).containsExactly(id);

        say(
                store.ledger(),
                new NamespaceEvent.FileWritten(subject(id, "/d/f"), content(2, 7), lost.content(), MODIFIED));
        assertThat(file(id).lost()).isEmpty();
        assertThat(lost()).isEmpty();
    }

    @Test
    void aLossOfBytesThatWereReplacedIsImpossible() {
        FileId id = makeFile(store.ledger(), FileId.ROOT, "/f");
        FileId d = makeDirectory(store.ledger(), "/d");
        var old = file(id).content();
        say(store.ledger(), new NamespaceEvent.FileWritten(subject(id, "/f"), content(2, 7), old, MODIFIED));
        assertThatThrownBy(() -> say(store.ledger(), new NamespaceEvent.FileLost(subject(id, "/f"), old, Loss.MISSING)))
                .isInstanceOf(LedgerBroken.class);
        Subject directory = store.namespace().find(d).orElseThrow().subjectAt(new StoragePath("/d"));
        assertThatThrownBy(() -> say(store.ledger(), new NamespaceEvent.FileLost(directory, old, Loss.MISSING)))
                .isInstanceOf(LedgerBroken.class);
        assertThat(file(id).lost()).isEmpty();
    }

    @Test
    void aDeletedFileIsLostNoMore() {
        FileId id = makeFile(store.ledger(), FileId.ROOT, "/f");
        lose(id, "/f", Loss.MISSING);
        say(store.ledger(), new NamespaceEvent.FileDeleted(subject(id, "/f"), file(id).content()));
        assertThat(lost()).isEmpty();
        assertThat(store.inventory().files(Inventory.START, 9)).isEmpty();
    }

    @Test
    void allFilesAreGoneThroughInTheOrderOfTheirIds() {
        FileId d = makeDirectory(store.ledger(), "/d");
        var all = new TreeSet<FileId>();
        for (int i = 0; i < 10; i++) {
            all.add(makeFile(store.ledger(), i % 2 == 0 ? d : FileId.ROOT, (i % 2 == 0 ? "/d/f" : "/f") + i));
        }
        assertThat(ids(store.inventory().files(Inventory.START, 99))).containsExactlyElementsOf(all);
        FileId third = List.copyOf(all).get(2);
        assertThat(ids(store.inventory().files(third, 2)))
                .containsExactlyElementsOf(List.copyOf(all).subList(3, 5));
    }

    @Test
    void lossIsKnownAfterARestart() {
        FileId id = makeFile(store.ledger(), FileId.ROOT, "/f");
        lose(id, "/f", Loss.CORRUPT);
        store.reopened().ifPresent(again -> store = again);
        assertThat(file(id).lost()).contains(Loss.CORRUPT);
        assertThat(lost()).containsExactly(id);
    }

    protected void lose(FileId id, String path, Loss why) {
        say(store.ledger(), new NamespaceEvent.FileLost(subject(id, path), file(id).content(), why));
    }

    protected Subject subject(FileId id, String path) {
        return file(id).subjectAt(new StoragePath(path));
    }

    protected Entry.File file(FileId id) {
        return (Entry.File) store.namespace().find(id).orElseThrow();
    }

    private List<FileId> lost() {
        return ids(store.inventory().lost(Inventory.START, 99));
    }

    private static List<FileId> ids(List<Entry.File> files) {
        return files.stream().map(Entry.File::id).toList();
    }
}
