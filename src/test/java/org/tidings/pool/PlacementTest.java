package org.tidings.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tidings.model.PoolName;
import org.tidings.pool.Placement.Candidate;
import org.tidings.store.TestClock;

class PlacementTest {
    private static final PoolName A = new PoolName("a");
    private static final PoolName B = new PoolName("b");
    private static final PoolName C = new PoolName("c");

    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void nobodyIsChosenWhereNobodyHasRoom() {
        var candidates = List.of(new Candidate(A, 0), new Candidate(B, 99));
        assertThat(Placement.choose(candidates, 100, random)).isEmpty();
        assertThat(Placement.choose(List.of(new Candidate(A, 0)), -1, random)).isEmpty();
        assertThat(Placement.choose(List.of(new Candidate(A, 0)), 0, random)).isEmpty();
        assertThat(Placement.choose(List.of(), 0, random)).isEmpty();
    }

    @Test
    void whatJustFitsIsTaken() {
        assertThat(Placement.choose(List.of(new Candidate(A, 99), new Candidate(B, 100)), 100, random))
                .contains(B);
    }

    @Test
    void theMoreIsFreeTheLikelierItIsChosen() {
        var candidates = List.of(new Candidate(A, 1_000), new Candidate(B, 0), new Candidate(C, 3_000));
        Map<PoolName, Integer> chosen = new HashMap<>();
        IntStream.range(0, 10_000)
                .forEach(i ->
                        chosen.merge(Placement.choose(candidates, 10, random).orElseThrow(), 1, Integer::sum));
        assertThat(chosen).containsOnlyKeys(A, C);
        assertThat(chosen.get(C)).isBetween(7_300, 7_700);
    }

    @Test
    void aSeedChoosesTheSameTwice() {
        var candidates = List.of(new Candidate(A, 5), new Candidate(B, 5), new Candidate(C, 5));
        var first = new SplittableRandom(3);
        var second = new SplittableRandom(3);
        for (int i = 0; i < 100; i++) {
            assertThat(Placement.choose(candidates, 1, first)).isEqualTo(Placement.choose(candidates, 1, second));
        }
    }

    @Test
    void poolsAreFoundByNameAndABrokenOneIsNotChosen() {
        var clock = new TestClock();
        var a = new MemoryPool(A, 1_000, clock);
        var b = new MemoryPool(B, 500, clock);
        var pools = new Pools(List.of(a, b), random);
        assertThat(pools.named(B)).contains(b);
        assertThat(pools.named(C)).isEmpty();
        assertThat(pools.freeBytes()).isEqualTo(1_500);
        a.breakDown("Its disk is gone.");
        assertThat(pools.choose(400)).isSameAs(b);
        assertThatThrownBy(() -> pools.choose(600)).isInstanceOf(PoolBroken.Full.class);
        b.breakDown("So is this one.");
        assertThatThrownBy(() -> pools.choose(1))
                .isNotInstanceOf(PoolBroken.Full.class)
                .hasMessage("Its disk is gone. So is this one.");
        assertThatThrownBy(() -> new Pools(List.of(a, a), random)).isInstanceOf(IllegalArgumentException.class);
    }
}
