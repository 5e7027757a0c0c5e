package org.tidings.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant THEN = Instant.parse("1994-11-06T08:49:37Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
                " Sun, 06 Nov 1994 08:49:37 GMT "
            })
    void allThreeFormsAreRead(String text) {
        assertThat(HttpDate.read(text, NOW)).contains(THEN);
    }

    @Test
    void onlyTheFirstIsWritten() {
        assertThat(HttpDate.write(THEN.plusMillis(999))).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "Sun, 06 Nov 1994",
                "Sun, 31 Feb 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 25:49:37 GMT",
                "Sun, 06 Nvo 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37 CET",
                "0",
                "Sun, 06 ovD 1994 08:49:37 GMT"
            })
    void whatIsNoDateIsIgnored(String text) {
        assertThat(HttpDate.read(text, NOW)).isEmpty();
    }

    @Test
    void aTwoDigitYearIsNeverFarInTheFuture() {
        assertThat(HttpDate.read("Friday, 06-Nov-76 08:49:37 GMT", NOW))
                .contains(Instant.parse("2076-11-06T08:49:37Z"));
        assertThat(HttpDate.read("Sunday, 06-Nov-77 08:49:37 GMT", NOW))
                .contains(Instant.parse("1977-11-06T08:49:37Z"));
    }

    @Test
    void everyMomentComesBackToTheSecond() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            Instant moment = Instant.ofEpochSecond(random.nextLong(0, 253_402_300_800L));
            assertThat(HttpDate.read(HttpDate.write(moment), NOW)).contains(moment);
        }
    }
}
