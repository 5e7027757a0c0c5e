package org.tidings.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidings.model.FileId;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Inventory;
import org.tidings.pool.Doubts.Doubt;
import org.tidings.pool.Doubts.Look;
import org.tidings.pool.Pool;

class CensusTest {
    private static final Duration A_WHILE = Duration.ofSeconds(5);
    private final Stricken site = new Stricken();
    private final Census census = new Census(site.ground, site.doubts, site.clock);
    private final Examiner examiner = new Examiner(site.ground, site.doubts, site.clock);

    /// A whole round, and what comes of it.
    private void goRound() {
        Stricken.run(census);
        Stricken.run(examiner);
    }

    @Test
    void whateverVanishedIsFound() {
        List<Pool.Key> all = new ArrayList<>();
        for (int i = 0; i < 1300; i++) {
            all.add(site.file("/f" + i, "x"));
        }
        site.remove(all.get(3));
        site.remove(all.get(1299));
        site.damage(all.get(700), "");
        goRound();
        assertThat(site.told())
                .containsExactlyInAnyOrder(
                        "file.lost /f3 missing", "file.lost /f1299 missing", "file.lost /f700 corrupt");
    }

    @Test
    void itReadsNothing() {
        var key = site.file("/a", "abcd");
        site.damage(key, "abce");
        Stricken.run(census);
        assertThat(site.doubts.isEmpty()).isTrue();
    }

    @Test
    void whatIsBackIsFoundAgainAndOnlyThen() {
        var key = site.file("/a", "abcd");
        site.remove(key);
        goRound();
        site.clock.step(A_WHILE);
        goRound();
        assertThat(site.told()).containsExactly("file.lost /a missing");
        site.damage(key, "abcd");
        site.clock.step(A_WHILE);
        goRound();
        assertThat(site.told()).containsExactly("file.lost /a missing", "file.found /a");
    }

    @Test
    void aDiskThatIsAwayIsLookedThroughAsSoonAsItIsBack() {
        var key = site.file("/a", "abcd");
        site.pool.breakDown("It is not mounted.");
        goRound();
        assertThat(site.told()).isEmpty();
        site.pool.repair();
        site.remove(key);
        goRound();
        assertThat(site.told()).containsExactly("file.lost /a missing");
    }

    @Test
    void itRestsBetweenRoundsUnlessSomethingWasMissed() {
        goRound();
        var key = site.file("/a", "abcd");
        site.remove(key);
        site.clock.step(A_WHILE.minusMillis(1));
        census.step();
        assertThat(site.doubts.isEmpty()).isTrue();
        site.doubts.forget();
        census.step();
        assertThat(site.doubts.take(9)).containsExactly(new Doubt(site.pool.name(), key, Look.PRESENCE));
    }

    @Test
    void theLongerARoundTheLongerTheRest() {
        var slow = new Census(
                new Ground(
                        site.store.namespace(), new SlowInventory(site), site.ledger, site.pools, site.ground.site()),
                site.doubts,
                site.clock);
        var key = site.file("/a", "abcd");
        slow.step();
        site.remove(key);
        site.clock.step(Duration.ofSeconds(99));
        slow.step();
        assertThat(site.doubts.isEmpty()).isTrue();
        site.clock.step(Duration.ofSeconds(1));
        slow.step();
        assertThat(site.doubts.isEmpty()).isFalse();
    }

    /// Takes a second for each page.
    private record SlowInventory(Stricken site) implements Inventory {
        @Override
        public List<Entry.File> files(FileId after, int limit) {
            site.clock.step(Duration.ofSeconds(1));
            return site.store.inventory().files(after, limit);
        }

        @Override
        public List<Entry.File> lost(FileId after, int limit) {
            return site.store.inventory().lost(after, limit);
        }
    }
}
