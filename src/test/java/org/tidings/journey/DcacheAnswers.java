package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers of the dCache-compatible API, as its clients read them.
final class DcacheAnswers {
    private static final JsonMapper JSON = JsonMapper.shared();

    private DcacheAnswers() {}

    static List<String> texts(Answer answer) {
        List<String> texts = new ArrayList<>();
        json(answer).forEach(item -> {
            assertThat(item.isString()).isTrue();
            texts.add(item.asString());
        });
        return texts;
    }

    static String path(String url) {
        return URI.create(url).getRawPath();
    }

    static JsonNode json(Answer answer) {
        assertThat(answer.header("Content-Type")).contains("application/json");
        return JSON.readTree(answer.body());
    }

    /// Both forms of dCache's errors at once.
    static void assertError(Answer answer, int status, String detail) {
        answer.is(status);
        JsonNode error = json(answer);
        assertThat(error.path("status").asString()).isEqualTo(String.valueOf(status));
        assertThat(error.path("title").asString()).isNotBlank();
        assertThat(error.path("detail").asString()).isEqualTo(detail);
        assertThat(error.path("errors").path(0).path("status").asString()).isEqualTo(String.valueOf(status));
        assertThat(error.path("errors").path(0).path("message").asString()).isNotBlank();
    }
}
