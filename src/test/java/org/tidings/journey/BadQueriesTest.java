package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Questions the API does not understand: problem JSON (RFC 9457) that says what is wrong.
@Journey
class BadQueriesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "stream?path=data",
                "stream?path=/data/../private",
                "stream?path=/%00",
                "stream?path=/%ff",
                "stream?path=/%zz",
                "stream?recursive=perhaps",
                "stream?type=file.exploded",
                "stream?minSize=-1",
                "stream?minSize=many",
                "stream?minSize=99999999999999999999",
                "stream?from=yesterday",
                "stream?from=2026-13-45T00:00:00Z",
                "stream?from=AAAAAAAAAAAAAAAAAAAAAA",
                "stream?from=-1",
                "stream?pathh=/data",
                "log?limit=0",
                "log?limit=-1",
                "log?limit=1000000000",
                "log?limit=ten",
                "log?from=snapshot",
            })
    void aQuestionThatIsNotUnderstoodIsAProblem(String question, Site site) {
        // A cursor nobody gave is either malformed or a gap; a stream that begins with a gap is fine as well.
        int gap = question.contains("from=AAAA") ? 200 : 400;
        Answer answer = Wire.exchangeHead(site.as("alice"), site.api(), "/api/v1/events/" + question);
        answer.is(400, gap).leaksNothing(site);
        if (answer.status() == 400) {
            assertProblem(answer, 400);
        }
    }

    @Test
    void whatIsNotThereIsAProblem(Site site) {
        var alice = site.as("alice");
        assertProblem(alice.api("/api/v1/nothing").is(404).leaksNothing(site), 404);
        assertProblem(alice.api("/api/v2/events/stream").is(404), 404);
        assertProblem(alice.api("/").is(404), 404);
        assertProblem(alice.api("/api/v1/events/stream", "Accept", "image/png").is(406), 406);
    }

    @Test
    void figuresAreNotForEverybody(Site site) {
        new Visitor(site, "", "").api("/metrics").is(200, 401, 403);
        assertThat(site.as("admin").api("/metrics").is(200).text())
                .contains("tidings_delivery_latency_seconds_bucket", "tidings_delivery_listeners");
    }

    @Test
    void aMalformedLastEventIdIsAGapOrAProblemButNeverSilence(Site site) {
        Answer answer = Wire.exchangeHead(
                site.as("alice"), site.api(), "/api/v1/events/stream", "Last-Event-ID: ../../etc/passwd");
        answer.is(200, 400).leaksNothing(site);
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("title").asString("") + problem.path("detail").asString(""))
                .isNotBlank();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
    }
}
