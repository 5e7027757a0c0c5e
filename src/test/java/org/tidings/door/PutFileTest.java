package org.tidings.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidings.door.TestSite.ADMIN;
import static org.tidings.door.TestSite.ALICE;
import static org.tidings.door.TestSite.BOB;
import static org.tidings.door.TestSite.path;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.ledger.LedgerBroken;
import org.tidings.model.Checksum;
import org.tidings.model.Checksum.Algorithm;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Owner;
import org.tidings.namespace.Entry;
import org.tidings.pool.PoolBroken;

class PutFileTest {
    private static final Checksum HELLO = new Checksum(Algorithm.MD5, "5d41402abc4b2a76b9719d911017c592");
    private static final Checksum OTHER = new Checksum(Algorithm.MD5, "00000000000000000000000000000000");

    private final TestSite site = new TestSite();

    @BeforeEach
    void makeDirectories() {
        site.directory("/data", ALICE, "0755");
    }

    private static PutFile.Announcement announced(long sizeBytes, Checksum... checksums) {
        return new PutFile.Announcement(
                sizeBytes, List.of(checksums), Set.of(), Precondition.NONE, Optional.empty(), Map.of());
    }

    @Test
    void aStoredFileHasItsBytesItsOwnerAndOneEvent() {
        int before = site.events().size();
        var stored = (PutFile.Stored) site.put(ALICE, "/data/a", "hello");
        assertThat(site.text("/data/a")).contains("hello");
        var file = (Entry.File) site.entry("/data/a");
        assertThat(file.id()).isEqualTo(stored.id());
        assertThat(file.content()).isEqualTo(stored.content());
        assertThat(file.attributes().owner()).isEqualTo(new Owner(1001, 1001));
        assertThat(file.attributes().mode().octal()).isEqualTo("0644");
        assertThat(site.kindsAfter(before)).containsExactly("file.created");
    }

    @Test
    void nothingIsSeenBeforeTheUploadIsFinished() {
        try (Upload upload = site.begun(ALICE, "/data/a")) {
            upload.write(TestSite.bytes("hello"));
            assertThat(site.exists("/data/a")).isFalse();
            assertThat(upload.finish()).isInstanceOf(PutFile.Stored.class);
        }
        assertThat(site.exists("/data/a")).isTrue();
    }

    @Test
    void anUploadClosedUnfinishedLeavesNothing() {
        try (Upload upload = site.begun(ALICE, "/data/a")) {
            upload.write(TestSite.bytes("hello"));
        }
        assertThat(site.exists("/data/a")).isFalse();
        assertThat(site.keys()).isEmpty();
    }

    @Test
    void anUploadIsFinishedOnce() {
        try (Upload upload = site.begun(ALICE, "/data/a")) {
            upload.finish();
            assertThatThrownBy(upload::finish).isInstanceOf(IllegalStateException.class);
        }
        assertThat(site.text("/data/a")).contains("");
    }

    @Test
    void anOverwriteKeepsTheFilesIdAndRaisesItsGeneration() {
        var stored = (PutFile.Stored) site.put(ALICE, "/data/a", "one");
        int before = site.events().size();
        var replaced = (PutFile.Replaced) site.put(ALICE, "/data/a", "two");
        assertThat(replaced.id()).isEqualTo(stored.id());
        assertThat(replaced.content().generation()).isEqualTo(2);
        assertThat(site.text("/data/a")).contains("two");
        var event = (NamespaceEvent.FileWritten) site.eventsAfter(before).getFirst();
        assertThat(event.previous()).isEqualTo(stored.content());
        assertThat(event.content()).isEqualTo(replaced.content());
    }

    @Test
    void anOverwriteNeedsToWriteTheFileNotItsDirectory() {
        site.directory("/shut", ADMIN, "0755");
        site.file("/shut/bobs", BOB, "0644", "one");
        assertThat(site.put(BOB, "/shut/bobs", "two")).isInstanceOf(PutFile.Replaced.class);
        assertThat(site.put(ALICE, "/shut/bobs", "three")).isInstanceOf(Refusal.Forbidden.class);
        assertThat(site.put(BOB, "/shut/new", "four")).isInstanceOf(Refusal.Forbidden.class);
        assertThat(site.text("/shut/bobs")).contains("two");
    }

    @Test
    void whoMayNotWriteTheDirectoryStoresNothing() {
        assertThat(site.put(BOB, "/data/b", "x")).isInstanceOf(Refusal.Forbidden.class);
        assertThat(site.keys()).isEmpty();
        assertThat(site.exists("/data/b")).isFalse();
    }

    @Test
    void aMissingParentIsRefusedUnlessTheSiteMakesParents() {
        assertThat(site.put(ALICE, "/data/x/y/a", "1")).isInstanceOf(Refusal.ParentAbsent.class);
        var generous = new TestSite(Customs.DEFAULT.creatingParents(true));
        generous.directory("/data", ALICE, "0755");
        int before = generous.events().size();
        assertThat(generous.put(ALICE, "/data/x/y/a", "1")).isInstanceOf(PutFile.Stored.class);
        assertThat(generous.text("/data/x/y/a")).contains("1");
        assertThat(generous.kindsAfter(before)).containsExactly("dir.created", "dir.created", "file.created");
        assertThat(generous.entry("/data/x/y").attributes().owner()).isEqualTo(new Owner(1001, 1001));
    }

    @Test
    void aDirectoryIsNotWrittenOverAndAFileIsNotPassedThrough() {
        site.put(ALICE, "/data/a", "1");
        assertThat(site.put(ALICE, "/data", "1")).isInstanceOf(Refusal.PathTaken.class);
        assertThat(site.put(ADMIN, "/", "1")).isInstanceOf(Refusal.PathTaken.class);
        assertThat(site.put(ADMIN, "/data/a/b", "1")).isInstanceOf(Refusal.NotADirectory.class);
    }

    @Test
    void aSetGroupDirectoryHandsDownItsGroup() {
        site.own("/data", ALICE, "2775");
        site.changeAttributes.change(
                ADMIN,
                path("/data"),
                ChangeAttributes.Changes.NONE.with(
                        new ChangeAttributes.Permissions(Optional.empty(), Optional.empty(), Optional.of(100))),
                Precondition.NONE);
        site.put(ALICE, "/data/a", "1");
        site.mkdir(BOB, "/data/b");
        assertThat(site.entry("/data/a").attributes().owner()).isEqualTo(new Owner(1001, 100));
        assertThat(site.entry("/data/b").attributes().owner()).isEqualTo(new Owner(1002, 100));
        assertThat(site.entry("/data/b").attributes().mode().isSetGroup()).isTrue();
    }

    @Test
    void aRightChecksumIsKeptWithAdler32BesideIt() {
        var stored = (PutFile.Stored) site.put(ALICE, "/data/a", "hello", announced(5, HELLO));
        assertThat(stored.content().checksums())
                .containsExactlyInAnyOrder(HELLO, new Checksum(Algorithm.ADLER32, "062c0215"));
    }

    @Test
    void aWrongChecksumStoresNothing() {
        var refusal = (Refusal.ChecksumMismatch) site.put(ALICE, "/data/a", "hello", announced(5, OTHER));
        assertThat(refusal).isEqualTo(new Refusal.ChecksumMismatch(OTHER, HELLO));
        assertThat(site.exists("/data/a")).isFalse();
        assertThat(site.keys()).isEmpty();
    }

    @Test
    void aWrongChecksumLearnedAtTheEndStoresNothing() {
        var announced = new PutFile.Announcement(
                -1, List.of(), Set.of(Algorithm.MD5), Precondition.NONE, Optional.empty(), Map.of());
        try (var upload = (Upload) site.putFile.begin(ALICE, path("/data/a"), announced)) {
            upload.write(TestSite.bytes("hello"));
            assertThat(upload.finish(List.of(OTHER))).isInstanceOf(Refusal.ChecksumMismatch.class);
        }
        assertThat(site.keys()).isEmpty();
    }

    @Test
    void moreOrFewerBytesThanAnnouncedStoreNothing() {
        assertThat(site.put(ALICE, "/data/a", "hello", announced(6))).isEqualTo(new Refusal.Truncated(6, 5));
        assertThat(site.put(ALICE, "/data/a", "hello", announced(4))).isEqualTo(new Refusal.Truncated(4, 5));
        assertThat(site.exists("/data/a")).isFalse();
        assertThat(site.keys()).isEmpty();
    }

    @Test
    void anAnnouncedFileThatHasNoRoomIsRefusedAtOnce() {
        var beginning = site.putFile.begin(ALICE, path("/data/a"), announced(2 << 20));
        assertThat(beginning).isInstanceOf(Refusal.NoSpace.class);
    }

    @Test
    void aDiskThatFillsRefusesTheRestAndKeepsNothing() {
        String half = "x".repeat(700_000);
        try (Upload upload = site.begun(ALICE, "/data/a")) {
            assertThat(upload.write(TestSite.bytes(half))).isTrue();
            assertThat(upload.write(TestSite.bytes(half))).isFalse();
            assertThat(upload.write(TestSite.bytes("more"))).isFalse();
            assertThat(upload.finish()).isInstanceOf(Refusal.NoSpace.class);
        }
        assertThat(site.keys()).isEmpty();
        assertThat(site.put(ALICE, "/data/b", half)).isInstanceOf(PutFile.Stored.class);
    }

    @Test
    void aDiskThatBreaksIsTold() {
        try (Upload upload = site.begun(ALICE, "/data/a")) {
            site.pool.breakDown("The disk is out for lunch.");
            assertThatThrownBy(() -> upload.write(TestSite.bytes("x"))).isInstanceOf(PoolBroken.class);
            site.pool.repair();
        }
        assertThat(site.exists("/data/a")).isFalse();
        assertThat(site.keys()).isEmpty();
    }

    @Test
    void ifNoneMatchStarNeverOverwrites() {
        var ifNew = announced(-1).on(Precondition.NOTHING_THERE);
        assertThat(site.put(ALICE, "/data/a", "1", ifNew)).isInstanceOf(PutFile.Stored.class);
        assertThat(site.put(ALICE, "/data/a", "2", ifNew)).isInstanceOf(Refusal.PreconditionFailed.class);
        assertThat(site.text("/data/a")).contains("1");
    }

    @Test
    void ifMatchOverwritesThatGenerationOnly() {
        site.put(ALICE, "/data/a", "1");
        site.put(ALICE, "/data/a", "2");
        var ifFirst = announced(-1).on(Precondition.generationIs(1));
        var ifSecond = announced(-1).on(Precondition.generationIs(2));
        assertThat(site.put(ALICE, "/data/a", "3", ifFirst)).isInstanceOf(Refusal.PreconditionFailed.class);
        assertThat(site.put(ALICE, "/data/a", "3", ifSecond)).isInstanceOf(PutFile.Replaced.class);
        assertThat(site.put(ALICE, "/data/none", "3", ifSecond)).isInstanceOf(Refusal.PreconditionFailed.class);
    }

    @Test
    void theOwnerMayGiveTheModificationTime() {
        var longAgo = Instant.parse("1999-12-31T23:59:59Z");
        var announced =
                new PutFile.Announcement(-1, List.of(), Set.of(), Precondition.NONE, Optional.of(longAgo), Map.of());
        site.put(ALICE, "/data/a", "1", announced);
        assertThat(site.entry("/data/a").attributes().modified()).isEqualTo(longAgo);
    }

    @Test
    void aCommitThatFailsMayHaveHappenedSoItsBytesStayForTheSweeper() {
        site.ledger.failNext();
        assertThatThrownBy(() -> site.put(ALICE, "/data/a", "1")).isInstanceOf(LedgerBroken.class);
        assertThat(site.exists("/data/a")).isFalse();
        assertThat(site.keys()).hasSize(1);
    }

    @Test
    void aLostAnswerToACommitThatHappenedIsSuccess() {
        site.ledger.loseNextAnswer();
        assertThat(site.put(ALICE, "/data/a", "1")).isInstanceOf(PutFile.Stored.class);
        site.ledger.loseNextAnswer();
        assertThat(site.put(ALICE, "/data/a", "2")).isInstanceOf(PutFile.Replaced.class);
        assertThat(site.text("/data/a")).contains("2");
    }

    @Test
    void anOverwriteAfterACrashTakesAGenerationNobodyLeftBytesOf() {
        site.put(ALICE, "/data/a", "1");
        site.ledger.failNext();
        assertThatThrownBy(() -> site.put(ALICE, "/data/a", "lost")).isInstanceOf(LedgerBroken.class);
        var replaced = (PutFile.Replaced) site.put(ALICE, "/data/a", "2");
        assertThat(replaced.content().generation()).isEqualTo(3);
        assertThat(site.text("/data/a")).contains("2");
    }
}
