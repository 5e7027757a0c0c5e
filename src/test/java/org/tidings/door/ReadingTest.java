package org.tidings.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.door.TestSite.ADMIN;
import static org.tidings.door.TestSite.ALICE;
import static org.tidings.door.TestSite.BOB;
import static org.tidings.door.TestSite.path;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.access.Activity;
import org.tidings.model.Loss;
import org.tidings.namespace.Entry;
import org.tidings.pool.Pool;

/// Getting, finding and listing.
class ReadingTest {
    private final TestSite site = new TestSite();

    @BeforeEach
    void makeFiles() {
        site.directory("/data", ALICE, "0755");
        site.directory("/private", ADMIN, "0700");
        site.file("/data/open", ALICE, "0644", "open");
        site.file("/data/shut", ALICE, "0600", "shut");
        site.file("/private/secret", ADMIN, "0644", "secret");
    }

    @Test
    void aReadableFileIsOpenedWithItsEntry() {
        try (var opened = (GetFile.Opened) site.getFile.open(BOB, path("/data/open"))) {
            assertThat(opened.file()).isEqualTo(site.entry("/data/open"));
            assertThat(opened.bytes().sizeBytes()).isEqualTo(4);
        }
    }

    @Test
    void aFileOnlyItsOwnerMayReadIsForbiddenToOthersButFound() {
        assertThat(site.getFile.open(BOB, path("/data/shut")))
                .isEqualTo(new Refusal.Forbidden(Activity.DOWNLOAD, path("/data/shut")));
        assertThat(site.findEntry.find(BOB, path("/data/shut"))).isInstanceOf(FindEntry.Found.class);
    }

    @Test
    void behindAShutDirectoryWhatIsThereAndWhatIsNotLookTheSame() {
        for (String name :
                new String[] {"/private/secret", "/private/none", "/private/none/deeper", "/private/secret/x"}) {
            assertThat(site.findEntry.find(BOB, path(name))).isInstanceOf(Refusal.Forbidden.class);
            assertThat(site.getFile.open(BOB, path(name))).isInstanceOf(Refusal.Forbidden.class);
            assertThat(site.listDirectory.list(BOB, path(name))).isInstanceOf(Refusal.Forbidden.class);
            assertThat(site.put(BOB, name, "x")).isInstanceOf(Refusal.Forbidden.class);
            assertThat(site.mkdir(BOB, name)).isInstanceOf(Refusal.Forbidden.class);
            assertThat(site.delete(BOB, name)).isInstanceOf(Refusal.Forbidden.class);
            assertThat(site.move(BOB, name, "/data/x")).isInstanceOf(Refusal.Forbidden.class);
            assertThat(site.copy(BOB, name, "/data/x")).isInstanceOf(Refusal.Forbidden.class);
            assertThat(site.changeAttributes.change(BOB, path(name), ChangeAttributes.Changes.NONE, Precondition.NONE))
                    .isInstanceOf(Refusal.Forbidden.class);
        }
    }

    @Test
    void nothingIsAbsent() {
        assertThat(site.findEntry.find(BOB, path("/data/none"))).isInstanceOf(Refusal.Absent.class);
        assertThat(site.getFile.open(BOB, path("/data/none/x"))).isInstanceOf(Refusal.Absent.class);
        assertThat(site.getFile.open(BOB, path("/data/open/x"))).isInstanceOf(Refusal.Absent.class);
        assertThat(site.listDirectory.list(BOB, path("/none"))).isInstanceOf(Refusal.Absent.class);
    }

    @Test
    void aDirectoryHasNoBytes() {
        assertThat(site.getFile.open(BOB, path("/data"))).isInstanceOf(GetFile.IsDirectory.class);
        assertThat(site.getFile.open(BOB, path("/"))).isInstanceOf(GetFile.IsDirectory.class);
        assertThat(site.listDirectory.list(BOB, path("/data/open"))).isInstanceOf(Refusal.NotADirectory.class);
    }

    @Test
    void anOpenFileKeepsItsBytesWhenItIsOverwritten() {
        try (var opened = (GetFile.Opened) site.getFile.open(ALICE, path("/data/open"))) {
            site.put(ALICE, "/data/open", "written over");
            var buffer = ByteBuffer.allocate(20);
            opened.bytes().read(buffer, 0);
            assertThat(new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8))
                    .isEqualTo("open");
        }
    }

    @Test
    void aFileWhoseBytesAreGoneIsUnavailable() {
        var file = (Entry.File) site.entry("/data/open");
        site.pool.remove(new Pool.Key(file.id(), 1));
        assertThat(site.getFile.open(BOB, path("/data/open"))).isInstanceOf(Refusal.Unavailable.class);
        assertThat(site.copy(ALICE, "/data/open", "/data/copy")).isInstanceOf(Refusal.Unavailable.class);
    }

    @Test
    void bytesOfAnotherLengthAreNotGivenToAnybody() {
        var file = (Entry.File) site.entry("/data/open");
        site.pool.damage(new Pool.Key(file.id(), 1), Optional.of(new byte[3]));
        assertThat(site.getFile.open(BOB, path("/data/open"))).isInstanceOf(Refusal.Unavailable.class);
    }

    @Test
    void aLostFileIsRefusedAsLostUntilItHoldsOtherBytes() {
        site.lose("/data/open", Loss.CORRUPT);
        assertThat(site.getFile.open(BOB, path("/data/open"))).isEqualTo(new Refusal.Lost(path("/data/open")));
        assertThat(site.copy(ALICE, "/data/open", "/data/copy")).isEqualTo(new Refusal.Lost(path("/data/open")));
        assertThat(site.move(ALICE, "/data/open", "/data/moved")).isInstanceOf(MoveEntry.Moved.class);
        assertThat(site.getFile.open(BOB, path("/data/moved"))).isInstanceOf(Refusal.Lost.class);
        assertThat(site.put(ALICE, "/data/moved", "anew")).isInstanceOf(PutFile.Replaced.class);
        assertThat(site.text("/data/moved")).contains("anew");
    }

    @Test
    void aLostFileCanBeDeletedAndReplacedByACopy() {
        site.lose("/data/shut", Loss.MISSING);
        site.lose("/data/open", Loss.MISSING);
        site.file("/data/good", ALICE, "0644", "good");
        assertThat(site.copy(ALICE, "/data/good", "/data/shut")).isInstanceOf(CopyEntry.Copied.class);
        assertThat(site.text("/data/shut")).contains("good");
        assertThat(site.delete(ALICE, "/data/open")).isInstanceOf(DeleteEntry.Deleted.class);
    }

    @Test
    void aDirectoryIsListedInByteOrderAcrossPages() {
        site.directory("/many", ALICE, "0755");
        IntStream.range(0, 1300).forEach(i -> site.put(ALICE, "/many/" + (i * 7919 % 1300), ""));
        assertThat(site.names("/many"))
                .hasSize(1300)
                .isSortedAccordingTo((a, b) -> a.compareTo(b))
                .doesNotHaveDuplicates();
    }

    @Test
    void aDirectoryThatMayNotBeReadIsNotListed() {
        site.directory("/through", ADMIN, "0711");
        site.file("/through/known", ADMIN, "0644", "1");
        assertThat(site.listDirectory.list(BOB, path("/through"))).isInstanceOf(Refusal.Forbidden.class);
        assertThat(site.getFile.open(BOB, path("/through/known"))).isInstanceOf(GetFile.Opened.class);
    }

    @Test
    void allBelowIsListedTopDownWithoutEnteringShutDirectories() {
        site.directory("/data/sub", ALICE, "0755");
        site.file("/data/sub/x", ALICE, "0644", "1");
        var listing = (ListDirectory.Listing) site.listDirectory.listAll(BOB, path("/"));
        assertThat(TestSite.namesIn(listing)).containsExactly("data", "open", "shut", "sub", "x", "private");
        var all = (ListDirectory.Listing) site.listDirectory.listAll(ADMIN, path("/"));
        assertThat(TestSite.namesIn(all)).containsExactly("data", "open", "shut", "sub", "x", "private", "secret");
    }
}
