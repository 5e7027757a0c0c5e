package org.tidings.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.door.TestSite.ALICE;
import static org.tidings.door.TestSite.BOB;
import static org.tidings.door.TestSite.path;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.Ledger;
import org.tidings.ledger.LedgerBroken;
import org.tidings.model.AccessEvent;
import org.tidings.model.AccessesMissed;
import org.tidings.model.Offset;
import org.tidings.model.StorageEvent;

/// Reads become events, where they are wanted, and never hold up who reads.
class ReadsTest {
    private static final int MOST_PENDING = 10_000;
    private final TestSite site = new TestSite();
    private final SlowLedger slow = new SlowLedger();

    @BeforeEach
    void makeFiles() {
        site.directory("/data", ALICE, "0755");
        site.file("/data/a", ALICE, "0644", "content");
    }

    @Test
    void aReadIsToldWhenItBeginsAndWithItsBytesWhenItEnds() {
        var reads = new Reads(site.ledger, site.ground.mint(), entry -> true);
        int before = (int) site.store.log().head().value();
        try (var opened = (GetFile.Opened) new GetFile(site.ground, reads).open(BOB, path("/data/a"))) {
            opened.bytes().read(ByteBuffer.allocate(4), 0);
        }
        List<StorageEvent> told = site.eventsAfter(before);
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).isInstanceOf(AccessEvent.FileOpened.class);
        assertThat(told.get(1)).isInstanceOfSatisfying(AccessEvent.FileRead.class, read -> {
            assertThat(read.readBytes()).isEqualTo(4);
            assertThat(read.subject().place().path()).isEqualTo(path("/data/a"));
            assertThat(read.content().sizeBytes()).isEqualTo(7);
        });
    }

    @Test
    void aListingIsToldAndWhatIsRefusedIsNot() {
        var reads = new Reads(site.ledger, site.ground.mint(), entry -> true);
        site.own("/data", ALICE, "0700");
        int before = (int) site.store.log().head().value();
        var list = new ListDirectory(site.ground, reads);
        assertThat(list.list(BOB, path("/data"))).isInstanceOf(Refusal.Forbidden.class);
        assertThat(new GetFile(site.ground, reads).open(BOB, path("/data/a"))).isInstanceOf(Refusal.Forbidden.class);
        assertThat(site.eventsAfter(before)).isEmpty();
        assertThat(list.list(ALICE, path("/data"))).isInstanceOf(ListDirectory.Listing.class);
        assertThat(site.eventsAfter(before)).hasSize(1).allMatch(AccessEvent.DirectoryListed.class::isInstance);
    }

    @Test
    void onlyWhatIsWantedIsTold() {
        var file = site.entry("/data/a").id();
        var directory = site.entry("/data").id();
        for (var wanted : List.of(file, directory)) {
            int before = (int) site.store.log().head().value();
            read(new Reads(site.ledger, site.ground.mint(), wanted::equals));
            assertThat(site.eventsAfter(before)).hasSize(2);
        }
        int before = (int) site.store.log().head().value();
        read(new Reads(site.ledger, site.ground.mint(), entry -> false));
        assertThat(site.eventsAfter(before)).isEmpty();
    }

    @Test
    void whatTheLedgerCannotTakeInTimeIsCountedAndTheCountIsTold() {
        var reads = new Reads(slow, site.ground.mint(), entry -> true);
        for (int i = 0; i < MOST_PENDING; i++) {
            read(reads);
        }
        assertThat(slow.commits).hasSize(MOST_PENDING);
        slow.answerAll();
        read(reads);
        assertThat(slow.commits.getFirst().events()).first().isEqualTo(new AccessesMissed(MOST_PENDING));
        assertThat(slow.commits.getFirst().events()).hasSize(2);
    }

    @Test
    void aBrokenLedgerHoldsUpNobodyAndWhatItDidNotTakeIsCounted() {
        var reads = new Reads(slow, site.ground.mint(), entry -> true);
        read(reads);
        slow.failAll();
        read(reads);
        assertThat(slow.commits.getFirst().events()).first().isEqualTo(new AccessesMissed(2));
    }

    private void read(Reads reads) {
        ((GetFile.Opened) new GetFile(site.ground, reads).open(BOB, path("/data/a"))).close();
    }

    /// A ledger that answers when it is told to.
    private static final class SlowLedger implements Ledger {
        final List<Commit> commits = new ArrayList<>();
        private final List<CompletableFuture<CommitResult>> answers = new ArrayList<>();

        @Override
        public CompletableFuture<CommitResult> submit(Commit commit) {
            commits.add(commit);
            answers.add(new CompletableFuture<>());
            return answers.getLast();
        }

        void answerAll() {
            answers.forEach(answer -> answer.complete(new CommitResult.Committed(Offset.ORIGIN, Offset.ORIGIN)));
            forget();
        }

        void failAll() {
            answers.forEach(answer -> answer.completeExceptionally(new LedgerBroken("The disk is full.")));
            forget();
        }

        private void forget() {
            commits.clear();
            answers.clear();
        }

        @Override
        public Offset progressOf(String follower) {
            return Offset.ORIGIN;
        }

        @Override
        public Optional<String> cursorOf(String follower) {
            return Optional.empty();
        }
    }
}
