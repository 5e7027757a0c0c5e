package org.tidings.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tidings.model.FileId;
import org.tidings.model.PoolName;
import org.tidings.pool.Pool.Key;
import org.tidings.store.TestClock;

class SweeperTest {
    private final TestClock clock = new TestClock();
    private final SplittableRandom random = new SplittableRandom(5);
    private final MemoryPool left = new MemoryPool(new PoolName("left"), 1 << 20, clock);
    private final MemoryPool right = new MemoryPool(new PoolName("right"), 1 << 20, clock);
    private final Pools pools = new Pools(List.of(left, right), random);
    private final Set<String> named = new HashSet<>();

    private Sweeper sweeper() {
        return new Sweeper(pools, (pool, key) -> named.contains(pool + "/" + key), clock);
    }

    private Key stored(Pool pool) {
        return stored(pool, new Key(FileId.at(clock.instant(), random), 1));
    }

    private static Key stored(Pool pool, Key key) {
        try (var incoming = pool.receive(key, -1)) {
            incoming.write(ByteBuffer.allocate(10));
            incoming.finish();
        }
        return key;
    }

    private Key file(Pool pool) {
        var key = stored(pool);
        named.add(pool.name() + "/" + key);
        return key;
    }

    private static void run(Sweeper sweeper) {
        for (int i = 0; i < 1_000 && sweeper.step(); i++) {}
    }

    private static Set<Key> keys(Pool pool) {
        Set<Key> keys = new HashSet<>();
        for (int shelf = 0; shelf < pool.shelves(); shelf++) {
            pool.forEach(shelf, keys::add);
        }
        return keys;
    }

    @Test
    void whatNoFileHoldsIsRemovedAndWhatOneHoldsStays() {
        var kept = file(left);
        var older = file(right);
        stored(left);
        stored(right);
        stored(right, new Key(older.file(), 2));
        clock.step(Duration.ofSeconds(1));
        var sweeper = sweeper();
        run(sweeper);
        assertThat(sweeper.finished()).isTrue();
        assertThat(keys(left)).containsExactly(kept);
        assertThat(keys(right)).containsExactly(older);
    }

    @Test
    void bytesOfTheRightFileInTheWrongPoolAreNobodys() {
        var key = file(left);
        stored(right, key);
        clock.step(Duration.ofSeconds(1));
        run(sweeper());
        assertThat(keys(left)).containsExactly(key);
        assertThat(keys(right)).isEmpty();
    }

    @Test
    void whatTheLastRunLeftHalfWrittenIsRemoved() {
        var key = new Key(FileId.at(clock.instant(), random), 1);
        left.receive(key, 100).write(ByteBuffer.allocate(10));
        left.crash();
        clock.step(Duration.ofSeconds(1));
        run(sweeper());
        assertThat(keys(left)).isEmpty();
    }

    @Test
    void bytesThatWaitForTheirNameAreLeftAlone() {
        var waiting = file(left);
        run(sweeper());
        assertThat(keys(left)).containsExactly(waiting);
    }

    @Test
    void aMissingDiskIsSweptWhenItIsBackAndHoldsUpNoOther() {
        stored(left);
        stored(right);
        clock.step(Duration.ofSeconds(1));
        var sweeper = sweeper();
        left.breakDown("It is away.");
        for (int i = 0; i < 10; i++) {
            run(sweeper);
            clock.step(Duration.ofSeconds(10));
        }
        assertThat(keys(right)).isEmpty();
        assertThat(sweeper.finished()).isFalse();
        left.repair();
        run(sweeper);
        assertThat(sweeper.finished()).isTrue();
        assertThat(keys(left)).isEmpty();
    }

    @Test
    void itRestsLongerThanItWorks() {
        stored(left);
        clock.step(Duration.ofSeconds(1));
        var sweeper = new Sweeper(
                pools,
                (pool, key) -> {
                    clock.step(Duration.ofMillis(40));
                    return true;
                },
                clock);
        run(sweeper);
        assertThat(sweeper.finished()).isFalse();
        assertThat(sweeper.step()).isFalse();
        clock.step(Duration.ofMillis(119));
        assertThat(sweeper.step()).isFalse();
        clock.step(Duration.ofMillis(1));
        assertThat(sweeper.step()).isTrue();
    }
}
