package org.tidings.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private long now = Long.MAX_VALUE - 1_000_000;

    @Test
    void fiveSecondsWorthMayComeAtOnceAndThenOneAtATime() {
        var ten = new Allowance<String>(10, () -> now);
        for (int i = 0; i < 50; i++) {
            assertThat(ten.take("alice")).isEmpty();
        }
        assertThat(ten.take("alice")).contains(Duration.ofMillis(100));
        now += Duration.ofMillis(100).toNanos();
        assertThat(ten.take("alice")).isEmpty();
        assertThat(ten.take("alice")).isPresent();
    }

    @Test
    void anotherOnesHasteIsNotMine() {
        var one = new Allowance<String>(1, () -> now);
        for (int i = 0; i < 100; i++) {
            one.take("bob");
        }
        assertThat(one.take("bob")).isPresent();
        assertThat(one.take("alice")).isEmpty();
    }

    @Test
    void inTheLongRunTheRateHolds() {
        var allowance = new Allowance<String>(100, () -> now);
        int taken = 0;
        for (int i = 0; i < 100_000; i++) {
            taken += allowance.take("alice").isEmpty() ? 1 : 0;
            now += Duration.ofMillis(1).toNanos();
        }
        assertThat(taken).isBetween(100 * 100, 100 * 100 + 500);
    }

    @Test
    void zeroIsAsOftenAsTheyLike() {
        var free = new Allowance<String>(0, () -> now);
        for (int i = 0; i < 1000; i++) {
            assertThat(free.take("alice")).isEqualTo(Optional.empty());
        }
    }

    @Test
    void thoseWhoCameLongAgoAreForgottenWhenThereAreMany() {
        var one = new Allowance<Integer>(1, () -> now);
        for (int i = 0; i < 100_000; i++) {
            one.take(i);
        }
        now += Duration.ofMinutes(1).toNanos();
        for (int i = 0; i < 5; i++) {
            assertThat(one.take(-1)).isEmpty();
        }
        assertThat(one.take(-1)).isPresent();
    }
}
