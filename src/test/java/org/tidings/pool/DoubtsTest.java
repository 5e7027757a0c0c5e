package org.tidings.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tidings.model.FileId;
import org.tidings.model.PoolName;
import org.tidings.pool.Doubts.Doubt;
import org.tidings.pool.Doubts.Look;
import org.tidings.store.TestClock;

class DoubtsTest {
    private static final PoolName POOL = new PoolName("p1");
    private final SplittableRandom random = new SplittableRandom(1);
    private final Doubts doubts = new Doubts();

    private Pool.Key key() {
        return new Pool.Key(FileId.at(new TestClock().instant(), random), 1);
    }

    @Test
    void theOldestAreTakenFirstAndOnce() {
        var first = key();
        var second = key();
        doubts.add(POOL, first, Look.PRESENCE);
        doubts.add(POOL, second, Look.CONTENT);
        doubts.add(POOL, first, Look.CONTENT);
        doubts.add(POOL, second, Look.PRESENCE);
        assertThat(doubts.take(1)).containsExactly(new Doubt(POOL, first, Look.CONTENT));
        assertThat(doubts.take(9)).containsExactly(new Doubt(POOL, second, Look.CONTENT));
        assertThat(doubts.isEmpty()).isTrue();
    }

    @Test
    void whatIsTooMuchIsForgottenAndThatIsKnownOnce() {
        var first = key();
        doubts.add(POOL, first, Look.PRESENCE);
        for (int i = 1; i < Doubts.MOST; i++) {
            doubts.add(POOL, key(), Look.PRESENCE);
        }
        doubts.add(POOL, first, Look.CONTENT);
        assertThat(doubts.isCrowded()).isTrue();
        assertThat(doubts.tookForgotten()).isFalse();
        doubts.add(POOL, key(), Look.PRESENCE);
        assertThat(doubts.take(2 * Doubts.MOST)).hasSize(Doubts.MOST);
        assertThat(doubts.tookForgotten()).isTrue();
        assertThat(doubts.tookForgotten()).isFalse();
    }
}
