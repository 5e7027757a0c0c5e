package org.tidings.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The instruments of the bench, where a wrong one would go unnoticed.
class MeasuresTest {
    private static final List<String> ROWS = List.of("put", "get");

    @Test
    void aQuantileIsAtMostTwoPercentAboveTheDurationItStandsFor() {
        var random = new Random(1);
        for (int round = 0; round < 10_000; round++) {
            long nanos = random.nextLong(1L << random.nextInt(1, 50));
            var histogram = new Histogram();
            histogram.record(nanos);
            assertThat(histogram.quantile(0.5).toNanos()).isBetween(nanos, nanos + nanos / 50);
        }
    }

    @Test
    void quantilesCountFromTheSmallest() {
        var histogram = new Histogram();
        for (int nanos = 1; nanos <= 100; nanos++) {
            histogram.record(nanos);
        }
        assertThat(histogram.quantile(0.5).toNanos()).isEqualTo(50);
        assertThat(histogram.quantile(0.99).toNanos()).isEqualTo(99);
        assertThat(histogram.and(histogram).total()).isEqualTo(200);
    }

    @Test
    void aNumberedNameIsFoundInWhateverAnEventLooksLike() {
        byte[] event = "data: {\"path\":\"/tick/tickle/tick0000004711\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(Tick.find(event, 0, event.length)).isEqualTo(4711);
        assertThat(Tick.find(event, 0, event.length - 4)).isEqualTo(-1);
        assertThat(Tick.last(event, event.length)).isEqualTo(4711);
    }

    @Test
    void entriesAreCountedHoweverTheAnswerIsCut() {
        byte[] answer = "<a><D:response>x</D:response><response></response></a>".getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= answer.length; cut++) {
            var count = new EntryCount();
            count.add(ByteBuffer.wrap(answer, 0, cut));
            count.add(ByteBuffer.wrap(answer, cut, answer.length - cut));
            assertThat(count.entries()).isEqualTo(2);
        }
    }

    @Test
    void aFileWithoutItsEventIsLostAndOneWithTwoIsDoubled() {
        var watch = new Watch(4);
        for (int number = 0; number < 3; number++) {
            watch.begin(number, 1000);
        }
        watch.hear(0, 2000);
        watch.hear(1, 3000);
        watch.hear(1, 4000);
        watch.hear(3, 5000);
        var outcome = watch.outcome();
        assertThat(outcome.lost()).isEqualTo(1);
        assertThat(outcome.doubled()).isEqualTo(1);
        assertThat(outcome.delays().total()).isEqualTo(2);
    }

    @Test
    void aShareIsReachedOrNotAndUnknownWithoutOurNumber() {
        assertThat(Figure.atLeastShare("r", "w", Optional.of(40.0), 100, 0.4).reached())
                .contains(true);
        assertThat(Figure.atLeastShare("r", "w", Optional.of(39.0), 100, 0.4).reached())
                .contains(false);
        assertThat(Figure.atLeastShare("r", "w", Optional.empty(), 100, 0.4).reached())
                .isEmpty();
    }

    @Test
    void aWrongWordIsAnsweredWithTheUsage() {
        assertThatThrownBy(() -> Options.parse(List.of("putt"), ROWS))
                .hasMessageContaining("there is no 'putt'")
                .hasMessageContaining("put get");
        assertThatThrownBy(() -> Options.parse(List.of("--files"), ROWS)).hasMessageContaining("wants a value");
        assertThat(Options.parse(List.of("get", "--quick"), ROWS).wants("put")).isFalse();
    }
}
