package org.tidings.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.door.TestSite.ALICE;
import static org.tidings.door.TestSite.BOB;
import static org.tidings.door.TestSite.path;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.model.Owner;
import org.tidings.namespace.Entry;

class CopyEntryTest {
    private final TestSite site = new TestSite();

    @BeforeEach
    void makeTree() {
        site.directory("/data", ALICE, "0755");
        site.directory("/bobs", BOB, "0755");
        site.mkdir(ALICE, "/data/t");
        site.put(ALICE, "/data/t/a", "a");
        site.mkdir(ALICE, "/data/t/sub");
        site.put(ALICE, "/data/t/sub/b", "b");
    }

    private void describe(String path) {
        site.changeAttributes.change(
                ALICE,
                path(path),
                ChangeAttributes.Changes.NONE
                        .withXattrs(Map.of("colour", Optional.of("red")))
                        .withLabels(Set.of("raw"), Set.of()),
                Precondition.NONE);
    }

    @Test
    void aCopyHasItsOwnIdTheSameBytesAndAttributesAndTheCopiersOwner() {
        describe("/data/t/a");
        var copied = (CopyEntry.Copied) site.copy(BOB, "/data/t/a", "/bobs/a");
        assertThat(copied.replaced()).isFalse();
        var original = (Entry.File) site.entry("/data/t/a");
        var copy = (Entry.File) site.entry("/bobs/a");
        assertThat(copy.id()).isEqualTo(copied.id()).isNotEqualTo(original.id());
        assertThat(copy.content().checksums()).isEqualTo(original.content().checksums());
        assertThat(copy.attributes().xattrs()).containsEntry("colour", "red");
        assertThat(copy.attributes().labels()).containsExactly("raw");
        assertThat(copy.attributes().owner()).isEqualTo(new Owner(1002, 1002));
        assertThat(site.text("/bobs/a")).contains("a");
    }

    @Test
    void aTreeIsCopiedWithItsAttributes() {
        describe("/data/t/sub");
        var copied = (CopyEntry.Copied) site.copy(BOB, "/data/t", "/bobs/t");
        assertThat(copied.entries()).isEqualTo(4);
        assertThat(site.tree().subMap("/bobs", "/bobs0"))
                .containsExactlyEntriesOf(new TreeMap<>(Map.of(
                        "/bobs", "/", "/bobs/t", "/", "/bobs/t/a", "a", "/bobs/t/sub", "/", "/bobs/t/sub/b", "b")));
        assertThat(site.entry("/bobs/t/sub").attributes().xattrs()).containsEntry("colour", "red");
    }

    @Test
    void aShallowCopyOfADirectoryIsEmpty() {
        var request = new CopyEntry.Request(path("/data/t"), path("/bobs/t"), true, false, Precondition.NONE);
        assertThat(site.copyEntry.copy(BOB, request)).isInstanceOf(CopyEntry.Copied.class);
        assertThat(site.names("/bobs/t")).isEmpty();
    }

    @Test
    void whatIsInTheWayIsReplacedByANewFile() {
        site.put(ALICE, "/data/old", "old");
        int before = site.events().size();
        assertThat(((CopyEntry.Copied) site.copy(ALICE, "/data/t/a", "/data/old")).replaced())
                .isTrue();
        assertThat(site.kindsAfter(before)).containsExactly("file.deleted", "file.created");
        assertThat(site.text("/data/old")).contains("a");
        assertThat(site.copy(ALICE, "/data/t/sub", "/data/old")).isInstanceOf(CopyEntry.Copied.class);
        assertThat(site.text("/data/old/b")).contains("b");
    }

    @Test
    void withoutOverwriteNothingIsReplaced() {
        site.put(ALICE, "/data/old", "old");
        var request = new CopyEntry.Request(path("/data/t/a"), path("/data/old"), false, true, Precondition.NONE);
        assertThat(site.copyEntry.copy(ALICE, request)).isInstanceOf(Refusal.PathTaken.class);
        assertThat(site.text("/data/old")).contains("old");
    }

    @Test
    void nothingIsCopiedIntoItself() {
        assertThat(site.copy(ALICE, "/data/t", "/data/t/sub/t")).isInstanceOf(Refusal.IntoItself.class);
        assertThat(site.copy(ALICE, "/data/t", "/data")).isInstanceOf(Refusal.IntoItself.class);
        assertThat(site.copy(ALICE, "/data/t/a", "/data/t/a")).isInstanceOf(Refusal.IntoItself.class);
    }

    @Test
    void whatMayNotBeReadIsNotCopied() {
        site.own("/data/t/sub/b", ALICE, "0600");
        assertThat(site.copy(BOB, "/data/t/sub/b", "/bobs/b")).isInstanceOf(Refusal.Forbidden.class);
        var partly = (Partly) site.copy(BOB, "/data/t", "/bobs/t");
        assertThat(partly.at()).isEqualTo(path("/data/t/sub/b"));
        assertThat(site.tree()).containsKey("/bobs/t/sub").doesNotContainKey("/bobs/t/sub/b");
        site.own("/data/t/sub", ALICE, "0711");
        assertThat(((Partly) site.copy(BOB, "/data/t", "/bobs/u")).at()).isEqualTo(path("/data/t/sub"));
    }

    @Test
    void aMissingEndIsRefused() {
        assertThat(site.copy(ALICE, "/data/none", "/data/x")).isInstanceOf(Refusal.Absent.class);
        assertThat(site.copy(ALICE, "/data/t/a", "/data/none/x")).isInstanceOf(Refusal.ParentAbsent.class);
        assertThat(site.copy(ALICE, "/data/t/a", "/bobs/x")).isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void aCopyThatFindsNoRoomLeavesNothing() {
        site.put(ALICE, "/data/big", "x".repeat(700_000));
        var keys = site.keys();
        assertThat(site.copy(ALICE, "/data/big", "/data/big2")).isInstanceOf(Refusal.NoSpace.class);
        assertThat(site.keys()).isEqualTo(keys);
        assertThat(site.exists("/data/big2")).isFalse();
    }

    @Test
    void aCopyWhosePlaceIsTakenMeanwhileReplacesThatToo() {
        site.ledger.beforeNextCommit(() -> site.put(ALICE, "/data/c", "somebody's"));
        assertThat(((CopyEntry.Copied) site.copy(ALICE, "/data/t/a", "/data/c")).replaced())
                .isTrue();
        assertThat(site.text("/data/c")).contains("a");
    }
}
