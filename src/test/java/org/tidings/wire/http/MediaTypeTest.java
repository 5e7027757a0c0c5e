package org.tidings.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.wire.http.MediaType.EVENT_STREAM;
import static org.tidings.wire.http.MediaType.HTML;
import static org.tidings.wire.http.MediaType.JSON;
import static org.tidings.wire.http.MediaType.NDJSON;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
    private static final List<MediaType> OFFERED = List.of(EVENT_STREAM, NDJSON, JSON, HTML);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|EVENT_STREAM",
                "*/*|EVENT_STREAM",
                "application/x-ndjson|NDJSON",
                "APPLICATION/JSON|JSON",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8|HTML",
                "application/*|NDJSON",
                "application/*;q=0.5, application/json|JSON",
                "text/event-stream;q=0, */*|NDJSON",
                "application/json; charset=utf-8 ; q=0.4, text/html;q=0.3|JSON"
            })
    void theReaderIsGivenWhatHePrefers(String accept, MediaType expected) {
        assertThat(MediaType.best(accept, OFFERED)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "text/html;q=0", "nonsense", "*/*;q=0", "text/html;q=7"})
    void nothingFitsWhereNothingIsAccepted(String accept) {
        assertThat(MediaType.best(accept, OFFERED)).isEmpty();
    }

    @Test
    void theServersFavouriteBreaksTies() {
        assertThat(MediaType.best("text/html, application/json", List.of(JSON, HTML)))
                .contains(JSON);
        assertThat(MediaType.best("text/html, application/json", List.of(HTML, JSON)))
                .contains(HTML);
    }
}
