package org.tidings.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.door.TestSite.ADMIN;
import static org.tidings.door.TestSite.ALICE;
import static org.tidings.door.TestSite.BOB;
import static org.tidings.door.TestSite.path;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.access.Activity;
import org.tidings.door.ListDirectory.Listed;
import org.tidings.model.FileId;

class FindLabelledTest {
    private final TestSite site = new TestSite();
    private final FindLabelled findLabelled = new FindLabelled(site.ground);
    private final LocateEntry locateEntry = new LocateEntry(site.ground);

    @BeforeEach
    void makeTree() {
        site.directory("/open", ALICE, "0755");
        site.directory("/closed", ALICE, "0711");
        site.put(ALICE, "/open/a", "1");
        site.put(ALICE, "/closed/b", "2");
        label("/open/a", "raw");
        label("/closed/b", "raw", "secret");
    }

    @Test
    void labelsAreThoseOfWhatTheCallerCanList() {
        assertThat(findLabelled.labels(ALICE)).containsExactly("raw", "secret");
        assertThat(findLabelled.labels(BOB)).containsExactly("raw");
    }

    @Test
    void entriesAreThoseTheCallerCanListWhereTheyStandNow() {
        assertThat(paths(ALICE, "raw")).containsExactlyInAnyOrder("/open/a", "/closed/b");
        assertThat(paths(BOB, "raw")).containsExactly("/open/a");
        assertThat(paths(BOB, "secret")).isEmpty();
        site.move(ADMIN, "/closed/b", "/open/b");
        assertThat(paths(BOB, "secret")).containsExactly("/open/b");
    }

    @Test
    void manyEntriesAreReadPageByPage() {
        IntStream.range(0, 600).forEach(i -> {
            site.put(ALICE, "/open/f" + i, "");
            label("/open/f" + i, "many");
        });
        assertThat(paths(BOB, "many")).hasSize(600).doesNotHaveDuplicates();
        assertThat(findLabelled.labelled(BOB, "many").limit(1)).hasSize(1);
    }

    @Test
    void whatACredentialDoesNotLeaveIsNotFound() {
        var less = Caller.of(
                ALICE.principal()
                        .restrictedTo((activity, path) -> path.isAtOrBelow(path("/open"))
                                && (activity == Activity.READ_METADATA || activity == Activity.LIST)),
                ALICE.origin());
        assertThat(findLabelled.labels(less)).containsExactly("raw");
        assertThat(paths(less, "raw")).containsExactly("/open/a");
    }

    @Test
    void anIdTellsOnlyWhoCanListWhereItStands() {
        FileId hidden = site.entry("/closed/b").id();
        assertThat(locateEntry.locate(ALICE, hidden).map(Listed::path)).contains(path("/closed/b"));
        assertThat(locateEntry.locate(BOB, hidden)).isEmpty();
        assertThat(locateEntry.locate(BOB, FileId.ROOT).map(Listed::path)).contains(path("/"));
        assertThat(locateEntry.locate(ADMIN, new FileId("f".repeat(36)))).isEmpty();
    }

    private List<String> paths(Caller caller, String label) {
        return findLabelled
                .labelled(caller, label)
                .map(listed -> listed.path().text())
                .toList();
    }

    private void label(String path, String... labels) {
        var changes = ChangeAttributes.Changes.NONE.withLabels(Set.of(labels), Set.of());
        assertThat(site.changeAttributes.change(ALICE, path(path), changes, Precondition.NONE))
                .isInstanceOf(ChangeAttributes.Changed.class);
    }
}
