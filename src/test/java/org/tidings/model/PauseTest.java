package org.tidings.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PauseTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final Pause pause = new Pause(NOW, MINUTE);

    @Test
    void itLastsAsLongAsItWasSaidTo() {
        assertThat(pause.isOver(NOW)).isFalse();
        assertThat(pause.isOver(NOW.plus(MINUTE).minusNanos(1))).isFalse();
        assertThat(pause.isOver(NOW.plus(MINUTE))).isTrue();
    }

    @Test
    void oneThatNeverBeganIsOver() {
        assertThat(new Pause().isOver(NOW)).isTrue();
    }

    @Test
    void aClockThatIsSetBackEndsIt() {
        assertThat(pause.isOver(NOW.minus(Duration.ofHours(1)))).isTrue();
        pause.begin(NOW.minus(Duration.ofHours(1)), MINUTE);
        assertThat(pause.isOver(NOW.minus(Duration.ofHours(1)))).isFalse();
    }
}
