package org.tidings.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.Ledger;
import org.tidings.ledger.LedgerBroken;
import org.tidings.model.FileId;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Offset;
import org.tidings.model.StoragePath;
import org.tidings.pool.Doubts.Look;
import org.tidings.pool.Pool;
import org.tidings.store.Facts;

class ExaminerTest {
    private final Stricken site = new Stricken();
    private final Examiner examiner = new Examiner(site.ground, site.doubts, site.clock);

    private void doubt(Pool.Key key, Look look) {
        site.doubts.add(site.pool.name(), key, look);
    }

    private void examine(Pool.Key key, Look look) {
        doubt(key, look);
        Stricken.run(examiner);
    }

    @Test
    void goodBytesArePassedOver() {
        var key = site.file("/a", "good");
        examine(key, Look.PRESENCE);
        examine(key, Look.CONTENT);
        assertThat(site.told()).isEmpty();
    }

    @Test
    void missingBytesAreToldOnce() {
        var key = site.file("/a", "gone");
        site.remove(key);
        examine(key, Look.PRESENCE);
        examine(key, Look.PRESENCE);
        examine(key, Look.CONTENT);
        assertThat(site.told()).containsExactly("file.lost /a missing");
    }

    @Test
    void aReaderWhoFindsNothingRaisesTheDoubtHimself() {
        var key = site.file("/a", "gone");
        site.remove(key);
        assertThat(site.pools
                        .doubting(site.doubts)
                        .named(site.pool.name())
                        .orElseThrow()
                        .open(key))
                .isEmpty();
        Stricken.run(examiner);
        assertThat(site.told()).containsExactly("file.lost /a missing");
    }

    @Test
    void aDiskThatIsAwayHasLostNothing() {
        var key = site.file("/a", "away");
        site.pool.breakDown("It is not mounted.");
        examine(key, Look.PRESENCE);
        examine(key, Look.CONTENT);
        site.pool.repair();
        assertThat(site.told()).isEmpty();
    }

    @Test
    void otherBytesAreToldCorruptAndSetAside() {
        var flipped = site.file("/a", "abcd");
        var shorter = site.file("/b", "abcd");
        var same = site.file("/c", "abcd");
        site.damage(flipped, "abce");
        site.damage(shorter, "abc");
        examine(flipped, Look.CONTENT);
        examine(shorter, Look.PRESENCE);
        examine(same, Look.CONTENT);
        assertThat(site.told()).containsExactly("file.lost /a corrupt", "file.lost /b corrupt");
        assertThat(site.pool.aside()).containsExactlyInAnyOrder(flipped, shorter);
        examine(flipped, Look.PRESENCE);
        assertThat(site.told()).hasSize(2);
    }

    @Test
    void whatIsThereAgainAndGoodIsToldFound() {
        var key = site.file("/a", "abcd");
        site.remove(key);
        examine(key, Look.PRESENCE);
        site.damage(key, "abce");
        examine(key, Look.PRESENCE);
        site.damage(key, "abcd");
        examine(key, Look.PRESENCE);
        assertThat(site.told()).containsExactly("file.lost /a missing", "file.lost /a corrupt", "file.found /a");
        assertThat(site.entry(key).lost()).isEmpty();
    }

    @Test
    void bytesThatNoFileHoldsAnyMoreAreNobodysLoss() {
        var old = site.file("/a", "old");
        var key = site.overwritten(old, "/a", "new");
        examine(old, Look.PRESENCE);
        examine(new Pool.Key(Facts.newId(), 1), Look.CONTENT);
        assertThat(site.told()).isEmpty();
        site.remove(key);
        examine(key, Look.PRESENCE);
        assertThat(site.told()).containsExactly("file.lost /a missing");
    }

    @Test
    void itIsToldWhereTheFileIsNow() {
        var key = site.file("/a", "moved");
        FileId d = Facts.makeDirectory(site.store.ledger(), "/d");
        var moved = site.entry(key).subjectAt(new StoragePath("/a")).at(Facts.at(d, "/d/b"));
        Facts.say(
                site.store.ledger(),
                new NamespaceEvent.FileRenamed(moved, site.entry(key).content(), Facts.at(FileId.ROOT, "/a")));
        site.remove(key);
        examine(key, Look.PRESENCE);
        assertThat(site.told()).containsExactly("file.lost /d/b missing");
    }

    @Test
    void whatCouldNotBeToldIsToldLater() {
        var key = site.file("/a", "abcd");
        site.remove(key);
        site.ledger.broken = true;
        doubt(key, Look.PRESENCE);
        assertThatThrownBy(examiner::step).isInstanceOf(LedgerBroken.class);
        site.ledger.broken = false;
        Stricken.run(examiner);
        assertThat(site.told()).containsExactly("file.lost /a missing");
    }

    @Test
    void aPoolThatLostAllTellsItAllInBatches() {
        List<Pool.Key> all = new ArrayList<>();
        for (int i = 0; i < 3 * Examiner.BATCH; i++) {
            all.add(site.file("/f" + i, ""));
        }
        all.forEach(site::remove);
        all.forEach(key -> doubt(key, Look.PRESENCE));
        assertThat(examiner.step()).isTrue();
        assertThat(site.told()).hasSize(Examiner.BATCH);
        Stricken.run(examiner);
        assertThat(site.told()).hasSize(all.size()).doesNotHaveDuplicates();
    }

    @Test
    void itRestsAsLongAsItWorked() {
        var slow = new Examiner(
                new Ground(
                        site.store.namespace(),
                        site.store.inventory(),
                        new SlowLedger(site, Duration.ofMillis(30)),
                        site.pools,
                        site.ground.site()),
                site.doubts,
                site.clock);
        var key = site.file("/a", "abcd");
        site.remove(key);
        doubt(key, Look.PRESENCE);
        assertThat(slow.step()).isTrue();
        doubt(site.file("/b", "b"), Look.PRESENCE);
        site.clock.step(Duration.ofMillis(29));
        assertThat(slow.step()).isFalse();
        site.clock.step(Duration.ofMillis(1));
        assertThat(slow.step()).isTrue();
    }

    @Test
    void aFileOfManyBuffersIsReadToItsEnd() {
        String long1 = "x".repeat(1 << 20) + "y";
        var key = site.file("/a", long1);
        examine(key, Look.CONTENT);
        assertThat(site.told()).isEmpty();
        site.pool.damage(key, Optional.of(("x".repeat(1 << 20) + "z").getBytes(StandardCharsets.UTF_8)));
        examine(key, Look.CONTENT);
        assertThat(site.told()).containsExactly("file.lost /a corrupt");
    }

    /// Takes its time.
    private record SlowLedger(Stricken site, Duration time) implements Ledger {
        @Override
        public CompletableFuture<CommitResult> submit(Commit commit) {
            site.clock.step(time);
            return site.store.ledger().submit(commit);
        }

        @Override
        public Offset progressOf(String follower) {
            return site.store.ledger().progressOf(follower);
        }

        @Override
        public Optional<String> cursorOf(String follower) {
            return site.store.ledger().cursorOf(follower);
        }
    }
}
