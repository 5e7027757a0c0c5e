package org.tidings.wire.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tidings.model.CopyFailure;

class MarkersTest {
    @Test
    void aMarkerIsAsGridFtpHasIt() {
        assertThat(Markers.marker(Instant.ofEpochSecond(1_795_358_686), 49_397_760))
                .isEqualTo("""
                    Perf Marker
                    Timestamp: 1795358686
                    Stripe Index: 0
                    Stripe Bytes Transferred: 49397760
                    Total Stripe Count: 1
                    End
                    """);
    }

    @Test
    void theClosingLineSaysHowItEnded() {
        assertThat(Markers.closing(new CopyOutcome.Copied(5))).isEqualTo("success: Created\n");
        assertThat(Markers.closing(new CopyOutcome.Failed(CopyFailure.NO_SPACE, "it\r\nis full")))
                .isEqualTo("failure: no-space: it is full\n");
    }

    @Test
    void everyFailureIsFoundByItsName() {
        assertThat(CopyFailure.values()).allSatisfy(why -> {
            assertThat(CopyFailure.named(why.wireName())).hasValue(why);
            assertThat(why.wireName()).matches("[a-z]+(-[a-z]+)*");
        });
        assertThat(Arrays.stream(CopyFailure.values()).map(CopyFailure::wireName))
                .doesNotHaveDuplicates();
        assertThat(CopyFailure.named("no such")).isEmpty();
    }
}
