package org.tidings.wire.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.model.Offset;
import org.tidings.model.Owner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LOG = "/api/v1/events/log";
    private static final Owner OWNER = new Owner(1001, 1001);
    private final RunningApi api;

    ApiTest() throws Exception {
        api = new RunningApi();
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    @Test
    void theLogComesInPagesEachWithThePlaceOfTheNext() throws IOException {
        putMany(25);
        List<String> subjects = new ArrayList<>();
        String from = "earliest";
        boolean more = true;
        while (more) {
            JsonNode page = json(get(LOG + "?limit=10&from=" + from));
            page.path("events")
                    .values()
                    .forEach(e -> subjects.add(e.path("subject").stringValue()));
            from = page.path("next").stringValue();
            more = page.path("more").booleanValue();
        }
        assertThat(subjects).hasSize(25).doesNotHaveDuplicates();
        assertThat(json(get(LOG + "?from=" + from)).path("events").size()).isZero();
    }

    @Test
    void thePagesTellNobodyMoreThanTheStreamWould() throws IOException {
        api.doings.mkdir("/secret", OWNER, 0700);
        api.doings.put("/secret/a", OWNER);
        api.doings.put("/b", OWNER);
        assertThat(get(LOG).rest()).doesNotContain("/secret/a").contains("/b").doesNotContain("sequence");
        assertThat(RawClient.get(api.port(), LOG, "admin").rest())
                .contains("/secret/a")
                .contains("sequence");
    }

    @ParameterizedTest
    @ValueSource(strings = {LOG, "/api/v1/events/stream", "/api/v1/events/stream?from=snapshot"})
    void whoHasARootOfTheirOwnIsToldNoTruePath(String target) throws IOException {
        api.doings.put("/b", OWNER);
        var answer = RawClient.get(api.port(), target, "rooted");
        assertThat(answer.status).isEqualTo(403);
        assertThat(answer.rest())
                .contains("/api/v1/events/channels", "path caveat")
                .doesNotContain("/b\"");
    }

    @Test
    void aTrimmedPlaceIsAGapInThePage() throws IOException {
        putMany(5);
        api.store.trim(new Offset(3));
        JsonNode page = json(get(LOG + "?from=" + api.cursors.of(new Offset(1))));
        assertThat(page.path("gap").path("after").stringValue()).isEqualTo(api.cursors.of(new Offset(1)));
        assertThat(page.path("events").size()).isEqualTo(2);
    }

    @Test
    void aPageFollowsTheSelector() throws IOException {
        putMany(12);
        JsonNode page = json(get(LOG + "?suffix=7&type=file.created"));
        assertThat(page.path("events").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/events/stream?color=red, 400, color",
        "/api/v1/events/stream?path=a, 400, path",
        "/api/v1/events/stream?path=/%2e%2e/a, 400, path",
        "/api/v1/events/stream?path=/a%00b, 400, path",
        "/api/v1/events/stream?path=/a&path=/b, 400, path",
        "/api/v1/events/stream?from=yesterday, 400, from",
        "/api/v1/events/stream?from=12, 400, from",
        "/api/v1/events/log?limit=0, 400, limit",
        "/api/v1/events/log?limit=100000, 400, limit",
        "/api/v1/events/log?from=snapshot, 400, from"
    })
    void aWrongParameterIsAProblemThatNamesIt(String target, int status, String parameter) throws IOException {
        try (var answer = get(target)) {
            assertThat(answer.status).isEqualTo(status);
            assertThat(answer.fields).containsEntry("content-type", "application/problem+json");
            JsonNode problem = json(answer);
            assertThat(problem.path("parameter").stringValue()).isEqualTo(parameter);
            assertThat(problem.path("status").intValue()).isEqualTo(status);
            assertThat(problem.path("detail").stringValue()).endsWith(".");
        }
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/events/stream?path=%ff%fe", "/api/v1/events/stream?path=%zz", "/api/v1/events/log?from=%C0%AF"
    })
    void parametersThatAreNotUtf8AreRefused(String target) throws IOException {
        try (var answer = get(target)) {
            assertThat(answer.status).isEqualTo(400);
            assertThat(answer.fields).containsEntry("content-type", "application/problem+json");
        }
    }

    @Test
    void whoeverDoesNotLogInIsAskedTo() throws IOException {
        try (var nobody = new RawClient(api.port(), "GET " + LOG);
                var wrong = new RawClient(api.port(), "GET " + LOG, "Authorization: Basic bm9ib2R5Ong=")) {
            assertThat(List.of(nobody.status, wrong.status)).containsOnly(401);
            assertThat(nobody.fields.get("www-authenticate")).startsWith("Basic realm=");
            assertThat(nobody.fields).containsEntry("content-type", "application/problem+json");
        }
    }

    @Test
    void otherPathsAndMethodsAreProblemsToo() throws IOException {
        try (var nowhere = get("/api/v2");
                var method = new RawClient(api.port(), "DELETE " + LOG)) {
            assertThat(nowhere.status).isEqualTo(404);
            assertThat(method.status).isEqualTo(405);
            assertThat(method.fields).containsEntry("allow", "GET, HEAD, OPTIONS");
            assertThat(json(method).path("title").stringValue()).isEqualTo("Method Not Allowed");
        }
    }

    @Test
    void operatorsMayStartFromARawOffset() throws IOException {
        putMany(5);
        try (var answer = RawClient.get(api.port(), LOG + "?from=3", "admin")) {
            JsonNode events = json(answer).path("events");
            assertThat(events.size()).isEqualTo(2);
            assertThat(events.get(0).path("sequence").stringValue()).isEqualTo("00000000000000000004");
        }
    }

    @Test
    void linesComeAsOneJsonObjectEach() throws IOException {
        putMany(3);
        try (var lines = get("/api/v1/events/stream?from=earliest", "Accept: application/x-ndjson")) {
            for (int i = 0; i < 3; i++) {
                JsonNode event = JSON.readTree(lines.line());
                assertThat(event.path("specversion").stringValue()).isEqualTo("1.0");
                assertThat(event.path("source").stringValue()).isEqualTo("/here");
                assertThat(event.path("subject").stringValue()).isEqualTo("/f" + i);
                assertThat(event.path("partitionkey"))
                        .isEqualTo(event.path("data").path("file").path("id"));
                assertThat(event.path("data").path("file").path("checksums").has("adler32"))
                        .isTrue();
            }
        }
    }

    @Test
    void healthAndMetricsAreShownToProgramsOnThisMachine() throws IOException {
        putMany(1);
        try (var health = new RawClient(api.port(), "GET /healthz");
                var ready = new RawClient(api.port(), "GET /readyz");
                var metrics = new RawClient(api.port(), "GET /metrics");
                var passedOn = new RawClient(api.port(), "GET /metrics", "X-Forwarded-For: 203.0.113.9")) {
            assertThat(List.of(health.status, ready.status, metrics.status)).containsOnly(200);
            assertThat(metrics.rest())
                    .contains("tidings_delivery_events_total")
                    .contains("tidings_delivery_latency_seconds_bucket")
                    .contains("tidings_delivery_lag");
            assertThat(passedOn.status).isEqualTo(403);
        }
    }

    private void putMany(int count) {
        for (int i = 0; i < count; i++) {
            api.doings.put("/f" + i, OWNER);
        }
    }

    private RawClient get(String target, String... lines) throws IOException {
        return RawClient.get(api.port(), target, "bob", lines);
    }

    private static JsonNode json(RawClient answer) throws IOException {
        return JSON.readTree(answer.rest());
    }
}
