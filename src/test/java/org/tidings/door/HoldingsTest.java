package org.tidings.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.door.TestSite.ADMIN;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tidings.model.PoolName;
import org.tidings.namespace.Entry;
import org.tidings.pool.Pool;
import org.tidings.pool.Pools;
import org.tidings.pool.Sweeper;

class HoldingsTest {
    private final TestSite site = new TestSite();
    private final Holdings holdings = new Holdings(site.ground.mint(), site.store.namespace());

    private boolean claimed(Pool.Key key) {
        return holdings.claimed(site.pool.name(), key);
    }

    private Pool.Key onlyKey() {
        Set<Pool.Key> keys = new HashSet<>();
        for (int shelf = 0; shelf < site.pool.shelves(); shelf++) {
            site.pool.forEach(shelf, keys::add);
        }
        assertThat(keys).hasSize(1);
        return keys.iterator().next();
    }

    private void sweep() {
        var pools = new Pools(List.of(site.pool), new SplittableRandom(1));
        var sweeper = new Sweeper(pools, holdings, site.clock);
        for (int i = 0; i < 100 && sweeper.step(); i++) {}
        assertThat(sweeper.finished()).isTrue();
    }

    @Test
    void aFileHoldsItsLastGenerationInItsPoolAndNothingElse() {
        var first = ((PutFile.Stored) site.put(ADMIN, "/a", "one")).id();
        site.put(ADMIN, "/a", "two");
        assertThat(claimed(new Pool.Key(first, 2))).isTrue();
        assertThat(claimed(new Pool.Key(first, 1))).isFalse();
        assertThat(claimed(new Pool.Key(first, 3))).isFalse();
        assertThat(holdings.claimed(new PoolName("p2"), new Pool.Key(first, 2))).isFalse();
    }

    @Test
    void aSweepInTheMiddleOfAnUploadTakesNothing() {
        try (Upload upload = site.begun(ADMIN, "/a")) {
            upload.write(TestSite.bytes("hel"));
            sweep();
            upload.write(TestSite.bytes("lo"));
            assertThat(claimed(onlyKey())).isTrue();
            assertThat(upload.finish()).isInstanceOf(PutFile.Stored.class);
        }
        sweep();
        assertThat(site.text("/a")).contains("hello");
    }

    @Test
    void aSweepBetweenTheLastByteAndTheNameTakesNothing() {
        site.put(ADMIN, "/a", "before");
        var key = site.ground.mint().keyAfter(((Entry.File) site.entry("/a")).id(), 1);
        try (var incoming = site.pool.receive(key, -1)) {
            incoming.finish();
        }
        sweep();
        assertThat(site.pool.open(key)).isPresent();
        site.ground.mint().giveBack(key);
        sweep();
        assertThat(site.pool.open(key)).isEmpty();
    }
}
