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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.model.Content;
import org.tidings.model.FileId;
import org.tidings.model.Mode;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.StoragePath;
import org.tidings.model.Subject;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Namespace;

/// What the namespace view of every store promises of entries found otherwise than by path: by label, by id.
public abstract class LabelContract {
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
    void whoHasALabelIsKnownWhateverBecomesOfThem() {
        FileId a = makeFile(store.ledger(), FileId.ROOT, "/a");
        FileId b = makeFile(store.ledger(), FileId.ROOT, "/b");
        FileId d = makeDirectory(store.ledger(), "/d");
        label(a, "/a", "raw", "é");
        label(b, "/b", "raw");
        label(d, "/d", "raw");
        assertThat(labels()).containsExactly("raw", "é");
        assertThat(namespace().labelled("raw", Optional.empty(), 10)).containsExactlyInAnyOrder(a, b, d);
        assertThat(namespace().labelled("é", Optional.empty(), 10)).containsExactly(a);
        assertThat(namespace().labelled("none", Optional.empty(), 10)).isEmpty();

        var file = (Entry.File) namespace().find(a).orElseThrow();
        var moved = file.subjectAt(new StoragePath("/a")).at(at(d, "/d/a"));
        say(store.ledger(), new NamespaceEvent.FileRenamed(moved, file.content(), at(FileId.ROOT, "/a")));
        assertThat(namespace().labelled("é", Optional.empty(), 10)).containsExactly(a);

        label(b, "/b", "done");
        say(store.ledger(), new NamespaceEvent.FileDeleted(moved, file.content()));
        assertThat(labels()).containsExactly("done", "raw");
        assertThat(namespace().labelled("raw", Optional.empty(), 10)).containsExactly(d);
        try (var snapshot = namespace().snapshot()) {
            label(d, "/d");
            assertThat(snapshot.namespace().labelled("raw", Optional.empty(), 10))
                    .containsExactly(d);
            assertThat(snapshot.namespace().labelAfter("done")).contains("raw");
        }
        assertThat(labels()).containsExactly("done");
    }

    @Test
    void aFileBornWithALabelHasIt() {
        FileId id = newId();
        var subject =
                Subject.file(id, at(FileId.ROOT, "/f"), OWNER, new Mode(0640)).labelled(Set.of("raw"));
        say(store.ledger(), new NamespaceEvent.FileCreated(subject, content(1, 9), MODIFIED, Map.of()));
        assertThat(namespace().labelled("raw", Optional.empty(), 10)).containsExactly(id);
    }

    @Test
    void whoHasALabelIsTheyPageByPage() {
        for (int i = 0; i < 7; i++) {
            label(makeFile(store.ledger(), FileId.ROOT, "/f" + i), "/f" + i, "raw");
        }
        List<FileId> paged = new ArrayList<>(namespace().labelled("raw", Optional.empty(), 3));
        for (var page = paged; !page.isEmpty(); ) {
            page = new ArrayList<>(namespace().labelled("raw", Optional.of(paged.getLast()), 3));
            paged.addAll(page);
        }
        assertThat(paged).isEqualTo(namespace().labelled("raw", Optional.empty(), 100));
        assertThat(paged).hasSize(7).isSorted();
    }

    @Test
    void anEntryIsLocatedFromItsIdUpwards() {
        FileId d = makeDirectory(store.ledger(), "/d");
        FileId f = makeFile(store.ledger(), d, "/d/f");
        assertThat(namespace().locate(f)).hasValueSatisfying(whereabouts -> {
            assertThat(whereabouts.path()).isEqualTo(new StoragePath("/d/f"));
            assertThat(whereabouts.where()).isEqualTo(namespace().resolve(new StoragePath("/d/f")));
        });
        assertThat(namespace().locate(FileId.ROOT)).hasValueSatisfying(whereabouts -> {
            assertThat(whereabouts.path()).isEqualTo(StoragePath.ROOT);
            assertThat(whereabouts.where().above()).isEmpty();
        });
        assertThat(namespace().locate(newId())).isEmpty();
    }

    private void label(FileId id, String path, String... labels) {
        Entry entry = namespace().find(id).orElseThrow();
        var content = entry instanceof Entry.File file ? Optional.of(file.content()) : Optional.<Content>empty();
        var subject = entry.subjectAt(new StoragePath(path)).labelled(Set.of(labels));
        say(store.ledger(), new NamespaceEvent.LabelsChanged(subject, content, Set.of(labels), Set.of()));
    }

    private List<String> labels() {
        List<String> all = new ArrayList<>();
        for (var next = namespace().labelAfter("");
                next.isPresent();
                next = namespace().labelAfter(all.getLast())) {
            all.add(next.get());
        }
        return all;
    }

    private Namespace namespace() {
        return store.namespace();
    }
}
