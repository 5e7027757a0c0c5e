package org.tidings.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.store.Facts.at;
import static org.tidings.store.Facts.fileCreated;
import static org.tidings.store.Facts.makeDirectory;
import static org.tidings.store.Facts.makeFile;
import static org.tidings.store.Facts.newId;
import static org.tidings.store.Facts.say;
import static org.tidings.store.Facts.trySay;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.Guard;
import org.tidings.model.FileId;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Namespace;

/// What every store promises about guards.
public abstract class GuardContract {
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
    void guardsHoldExactlyWhenTheyAreTrue() {
        FileId d = makeDirectory(store.ledger(), "/d");
        FileId f = makeFile(store.ledger(), d, "/d/f");
        Instant changed = namespace().find(f).orElseThrow().attributes().changed();

        assertHolds(new Guard.PathIsFree(at(d, "/d/g")));
        assertHolds(new Guard.PathLeadsTo(at(d, "/d/f"), f));
        assertHolds(new Guard.GenerationIs(f, 1));
        assertHolds(new Guard.UnchangedSince(f, changed));
        assertHolds(new Guard.IsOutside(FileId.ROOT, d));
        assertBroken(new Guard.PathIsFree(at(d, "/d/f")));
        assertBroken(new Guard.PathIsFree(at(d, "/elsewhere/g")));
        assertBroken(new Guard.PathIsFree(at(newId(), "/d/g")));
        assertBroken(new Guard.PathIsFree(at(f, "/d/f/g")));
        assertBroken(new Guard.PathLeadsTo(at(d, "/d/f"), newId()));
        assertBroken(new Guard.PathLeadsTo(at(d, "/d/g"), f));
        assertBroken(new Guard.GenerationIs(f, 2));
        assertBroken(new Guard.UnchangedSince(f, changed.plusSeconds(1)));
        assertBroken(new Guard.DirectoryIsEmpty(d));
        assertBroken(new Guard.IsOutside(d, d));
        assertBroken(new Guard.IsOutside(d, FileId.ROOT));
    }

    @Test
    void aPathGuardFailsOnceADirectoryAboveWasRenamed() {
        FileId a = makeDirectory(store.ledger(), "/a");
        FileId b = newId();
        say(store.ledger(), Facts.directoryCreated(b, at(a, "/a/b")));
        assertHolds(new Guard.PathIsFree(at(b, "/a/b/f")));
        var directory = namespace().find(a).orElseThrow();
        say(
                store.ledger(),
                new NamespaceEvent.DirectoryRenamed(
                        directory.subjectAt(new StoragePath("/a")).at(at(FileId.ROOT, "/z")), at(FileId.ROOT, "/a")));
        assertBroken(new Guard.PathIsFree(at(b, "/a/b/f")));
        assertHolds(new Guard.PathIsFree(at(b, "/z/b/f")));
    }

    private void assertHolds(Guard guard) {
        assertThat(trySay(store.ledger(), List.of(), guard)).isInstanceOf(CommitResult.Committed.class);
    }

    private void assertBroken(Guard guard) {
        var place = at(FileId.ROOT, "/never");
        assertThat(trySay(store.ledger(), List.of(fileCreated(newId(), place)), guard))
                .isEqualTo(new CommitResult.Refused(guard));
        assertThat(namespace().child(FileId.ROOT, "never")).isEmpty();
    }

    private Namespace namespace() {
        return store.namespace();
    }
}
