package org.tidings.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tidings.model.Offset;

class RetentionTest {
    private static final int SEGMENT = 100;
    private final Retention retention = new Retention(Duration.ofDays(30), 64_000);

    @Test
    void nothingGoesFromALogThatIsYoungAndSmall() {
        assertThat(through(0, 1000, 0, 0, 64_000)).isEqualTo(Offset.ORIGIN);
    }

    @Test
    void aFullSegmentOfOldEventsGoes() {
        assertThat(through(10, 1000, 110, 10, 1000)).isEqualTo(new Offset(110));
    }

    @Test
    void lessThanASegmentWaitsForItsGrace() {
        assertThat(through(10, 1000, 109, 10, 1000)).isEqualTo(new Offset(10));
        assertThat(through(10, 1000, 109, 42, 1000)).isEqualTo(new Offset(42));
    }

    @Test
    void aLogThatIsTooLargeGoesBelowItsLimit() {
        // 1000 lines of 128 bytes, of which 63,000 bytes may stay.
        Offset through = through(0, 1000, 0, 0, 128_000);
        assertThat(through).isEqualTo(new Offset(508));
        assertThat(128_000 - through.value() * 128).isLessThanOrEqualTo(64_000);
    }

    @Test
    void whatGoesIsTheLongerOfBoth() {
        assertThat(through(0, 1000, 700, 0, 128_000)).isEqualTo(new Offset(700));
    }

    @Test
    void anEmptyLogThatClaimsToBeLargeLosesNothing() {
        assertThat(through(7, 7, 7, 7, 128_000)).isEqualTo(new Offset(7));
    }

    private Offset through(long trimmed, long head, long tooOld, long muchTooOld, long sizeBytes) {
        return retention.through(
                new Retention.Figures(
                        new Offset(trimmed), new Offset(head), new Offset(tooOld), new Offset(muchTooOld), sizeBytes),
                SEGMENT);
    }
}
