package org.tidings.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBodyTest {
    private static final RequestSizes SMALL = new RequestSizes(0, 1000, 20, 5);

    @Test
    void aDocumentIsRead() {
        assertThat(JsonBody.parse(utf8("{\"a\":[1,\"\\ud83d\\ude00\"]}"), SMALL)
                        .path("a")
                        .path(1)
                        .stringValue())
                .isEqualTo("\uD83D\uDE00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{|400",
                " |400",
                "{} {}|400",
                "{'a':1}|400",
                "{\"a\":1,\"a\":2}|400",
                "\"\\ud83d\"|400",
                "{\"\\udc00\":1}|400",
                "1e999|400",
                "[[[[[[]]]]]]|413",
                "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21]|413"
            })
    void whatCouldNotBeKeptOrIsTooMuchIsRefused(String json, int status) {
        assertThatThrownBy(() -> JsonBody.parse(utf8(json == null ? " " : json), SMALL))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(status));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
