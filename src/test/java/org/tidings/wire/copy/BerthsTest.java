package org.tidings.wire.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BerthsTest {
    private final Berths berths = new Berths(new CopyRules.Room(1, 2));

    @Test
    void turnsComeInTheOrderOfArrival() throws InterruptedException {
        var first = berths.ask().orElseThrow();
        var second = berths.ask().orElseThrow();
        var third = berths.ask().orElseThrow();
        assertThat(berths.ask()).isEmpty();
        assertThat(first.await(Duration.ZERO)).isTrue();
        assertThat(second.await(Duration.ZERO)).isFalse();
        first.close();
        assertThat(second.await(Duration.ZERO)).isTrue();
        assertThat(third.await(Duration.ZERO)).isFalse();
        second.close();
        assertThat(third.await(Duration.ZERO)).isTrue();
        third.close();
        assertThat(berths.taken()).isZero();
    }

    @Test
    void whoGivesUpWaitingLeavesTheQueue() throws InterruptedException {
        var first = berths.ask().orElseThrow();
        var second = berths.ask().orElseThrow();
        var third = berths.ask().orElseThrow();
        second.close();
        assertThat(berths.queued()).isEqualTo(1);
        first.close();
        first.close();
        assertThat(third.await(Duration.ZERO)).isTrue();
        assertThat(berths.taken()).isEqualTo(1);
    }
}
