package org.tidings.wire.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SseParserTest {
    private final SseParser parser = new SseParser(Optional.of("start"));

    @Test
    void anEventEndsWithAnEmptyLine() {
        assertThat(frames("id: 7", "event: file", "data: {\"a\":1}", ""))
                .containsExactly(new SseFrame("file", Optional.of("7"), "{\"a\":1}"));
    }

    @Test
    void severalDataLinesAreOneText() {
        assertThat(frames("data: a", "data:b", ""))
                .containsExactly(new SseFrame("message", Optional.of("start"), "a\nb"));
    }

    @Test
    void aFrameOfAnIdAloneMovesTheCursorOnAndSaysNothing() {
        assertThat(frames(": still here", "id: 9", "")).isEmpty();
        assertThat(parser.lastId()).contains("9");
    }

    @Test
    void anUnfinishedFrameMovesNothing() {
        assertThat(frames("id: 9", "data: x")).isEmpty();
        assertThat(parser.lastId()).contains("start");
    }

    @Test
    void theServerSaysWhenToComeBack() {
        frames("retry: 2500", "");
        assertThat(parser.retry()).contains(Duration.ofMillis(2500));
        frames("retry: soon", "");
        assertThat(parser.retry()).contains(Duration.ofMillis(2500));
    }

    private List<SseFrame> frames(String... lines) {
        List<SseFrame> frames = new ArrayList<>();
        for (String line : lines) {
            parser.accept(line).ifPresent(frames::add);
        }
        return frames;
    }
}
