package org.tidings.wire.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidings.wire.copy.Patience.Phase;
import org.tidings.wire.copy.Patience.Sight;

class PatienceTest {
    private static final Patience PATIENCE = new Patience(
            Duration.ofSeconds(120), Duration.ofSeconds(60), Duration.ofSeconds(30), 1000, Duration.ofSeconds(10));

    private static Optional<String> lost(Phase phase, int lasting, int quiet, long bytes) {
        return PATIENCE.lost(new Sight(phase, Duration.ofSeconds(lasting), Duration.ofSeconds(quiet), bytes));
    }

    @Test
    void anAnswerIsWaitedForAWhile() {
        assertThat(lost(Phase.ASKING, 120, 120, 0)).isEmpty();
        assertThat(lost(Phase.ASKING, 121, 121, 0)).hasValue("did not answer for 120.0 s");
    }

    @Test
    void bytesMayPause() {
        assertThat(lost(Phase.MOVING, 100, 60, 1_000_000)).isEmpty();
        assertThat(lost(Phase.MOVING, 100, 61, 1_000_000)).hasValue("moved no byte for 60.0 s");
    }

    @Test
    void theRateCountsAfterTheGrace() {
        assertThat(lost(Phase.MOVING, 30, 1, 0)).isEmpty();
        assertThat(lost(Phase.MOVING, 40, 1, 10_000)).isEmpty();
        assertThat(lost(Phase.MOVING, 40, 1, 9_999)).hasValue("is slower than 1000 bytes a second");
    }

    @Test
    void anyRateCanBeAllowed() {
        var any = new Patience(PATIENCE.firstByte(), PATIENCE.stall(), PATIENCE.grace(), 0, PATIENCE.tidying());
        assertThat(any.lost(new Sight(Phase.MOVING, Duration.ofDays(1), Duration.ofSeconds(1), 1)))
                .isEmpty();
    }

    @Test
    void ourOwnDisksMayTakeTheirTime() {
        assertThat(lost(Phase.SETTLING, 10_000, 10_000, 0)).isEmpty();
        assertThat(lost(Phase.TIDYING, 11, 11, 0)).hasValue("did not let go for 10.0 s");
    }
}
