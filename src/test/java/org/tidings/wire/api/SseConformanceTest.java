package org.tidings.wire.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidings.delivery.Settings;
import org.tidings.model.Offset;
import org.tidings.model.Owner;

/// The stream as the WHATWG standard and the checklist S1 to S17 want it, on the wire.
class SseConformanceTest {
    private static final String STREAM = "/api/v1/events/stream";
    private static final Owner OWNER = new Owner(1001, 1001);
    private static final Settings QUICK =
            new Settings(Duration.ofSeconds(1), Duration.ofSeconds(30), 256 * 1024, 5, 2, 2);
    private final RunningApi api;

    SseConformanceTest() throws Exception {
        api = new RunningApi(QUICK);
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    @Test
    void s1TheAnswerIsAnUncachedUnbufferedEventStream() throws IOException {
        try (var bob = listen()) {
            assertThat(bob.status).isEqualTo(200);
            assertThat(bob.fields).containsEntry("content-type", "text/event-stream");
            assertThat(bob.fields).containsEntry("cache-control", "no-store");
            assertThat(bob.fields).containsEntry("x-accel-buffering", "no");
            assertThat(bob.fields).doesNotContainKey("content-encoding");
        }
    }

    @Test
    void s2AcceptChoosesTheFormAndAnUnknownOneIs406() throws IOException {
        try (var sse = listen("Accept: text/event-stream");
                var lines = listen("Accept: application/x-ndjson");
                var xml = listen("Accept: application/xml")) {
            assertThat(sse.fields).containsEntry("content-type", "text/event-stream");
            assertThat(lines.fields).containsEntry("content-type", "application/x-ndjson");
            assertThat(xml.status).isEqualTo(406);
            assertThat(xml.fields).containsEntry("content-type", "application/problem+json");
        }
    }

    @Test
    void s3EveryEventHasAnIdToResumeFrom() throws IOException {
        try (var bob = listen()) {
            api.doings.put("/a", OWNER);
            bob.until("id: ");
            String event = bob.until("data: ");
            String id = event.lines()
                    .filter(l -> l.startsWith("id: "))
                    .findFirst()
                    .orElseThrow()
                    .substring(4);
            assertThat(api.cursors.offset(id)).contains(new Offset(1));
            assertThat(id).matches("[A-Za-z0-9_-]{22}");
        }
    }

    @Test
    void s4AnEventIsOneDataLineAndEndsWithAnEmptyLine() throws IOException {
        try (var bob = listen()) {
            bob.until("id: ");
            api.doings.put("/two\nlines\r", OWNER);
            String event = bob.until("data: ");
            assertThat(event.lines().filter(l -> l.startsWith("data: "))).hasSize(1);
            assertThat(event).contains("/two%0Alines%0D").doesNotContain("\r");
            assertThat(bob.line()).isEmpty();
        }
    }

    @Test
    void s5TheEventNameIsTheCloudEventsType() throws IOException {
        try (var bob = listen()) {
            api.doings.put("/a", OWNER);
            assertThat(bob.until("data: ")).contains("\nevent: org.tidings.storage.file.created.v1\n");
        }
    }

    @Test
    void s6RetryComesFirstInDigitsAndDiffersFromClientToClient() throws IOException {
        List<String> retries = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            try (var bob = listen()) {
                assertThat(bob.line()).isEqualTo(":");
                String retry = bob.line();
                assertThat(retry).matches("retry: [0-9]+");
                retries.add(retry);
            }
            noListenerIsLeft();
        }
        assertThat(retries.stream().distinct()).hasSizeGreaterThan(1);
    }

    @Test
    void s7ACommentComesAtOnceAndWheneverThereIsSilence() throws IOException {
        try (var bob = listen()) {
            assertThat(bob.line()).isEqualTo(":");
            bob.until("id: ");
            assertThat(bob.line()).isEmpty();
            assertThat(bob.line()).isEqualTo(":");
            assertThat(bob.line()).startsWith("id: ");
            assertThat(bob.line()).isEmpty();
        }
    }

    @Test
    void s8TheHeaderWinsOverTheParameterAndBothOverFrom() throws IOException {
        Stream.of("/a", "/b", "/c").forEach(path -> api.doings.put(path, OWNER));
        String one = api.cursors.of(new Offset(1));
        String two = api.cursors.of(new Offset(2));
        try (var byHeader = listen("?from=earliest&lastEventID=" + one, "Last-Event-ID: " + two);
                var byParameter = listen("?from=earliest&lastEventID=" + one)) {
            assertThat(byHeader.until("data: ")).contains("\"subject\":\"/c\"");
            assertThat(byParameter.until("data: ")).contains("\"subject\":\"/b\"");
        }
    }

    @Test
    void s9ReplayGoesOverIntoLiveWithoutHoleOrDouble() throws IOException {
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 2000; i++) {
                api.doings.put("/f" + i, OWNER);
            }
        });
        await().until(() -> api.store.head().value() > 200);
        String cursor = api.cursors.of(new Offset(100));
        try (var bob = listen("", "Last-Event-ID: " + cursor)) {
            for (int i = 100; i < 2000; i++) {
                assertThat(bob.until("data: ")).contains("\"subject\":\"/f" + i + "\"");
            }
        }
        await().until(() -> !writer.isAlive());
    }

    @Test
    void s9AnUnknownIdIsToldAsAGapAndInTheHeader() throws IOException {
        api.doings.put("/a", OWNER);
        try (var bob = listen("", "Last-Event-ID: nonsense")) {
            assertThat(bob.status).isEqualTo(200);
            assertThat(bob.fields).containsEntry("last-event-id", "earliest");
            assertThat(bob.until("data: ")).contains("event: stream.gap").contains("nonsense");
            assertThat(bob.until("data: ")).contains("file.created");
        }
    }

    @Test
    void s10TooManyStreamsGetA200ThatSaysWhenToComeBack() throws IOException {
        try (var first = listen();
                var second = listen();
                var third = listen();
                var lines = listen("", "Accept: application/x-ndjson")) {
            assertThat(first.status + second.status).isEqualTo(400);
            assertThat(third.status).isEqualTo(200);
            assertThat(third.rest())
                    .startsWith("retry: ")
                    .contains("event: stream.bye")
                    .endsWith("\n\n");
            assertThat(lines.status).isEqualTo(503);
            assertThat(lines.fields).containsKey("retry-after");
        }
    }

    @Test
    void s11NothingRedirects() throws IOException {
        try (var slash = listen("/")) {
            assertThat(slash.status).isEqualTo(404);
        }
    }

    @Test
    void s12AKnownOriginMaySendCredentialsAndNobodyElseMay() throws IOException {
        try (var dashboard = listen("", "Origin: " + RunningApi.ORIGIN);
                var stranger = listen("", "Origin: https://evil.example")) {
            assertThat(dashboard.fields).containsEntry("access-control-allow-origin", RunningApi.ORIGIN);
            assertThat(dashboard.fields).containsEntry("access-control-allow-credentials", "true");
            assertThat(dashboard.fields).containsEntry("vary", "Origin");
            assertThat(stranger.fields).doesNotContainKey("access-control-allow-origin");
        }
    }

    @Test
    void s13AndS14ThereIsNoByteOrderMarkAndNoFieldThatClientsDoNotKnow() throws IOException {
        try (var bob = listen()) {
            api.doings.put("/a\uFEFF", OWNER);
            String text = bob.until("data: ");
            assertThat(text).startsWith(":\n").doesNotContain("\0");
            assertThat(text.lines()).allMatch(line -> line.matches("|:|(id|event|retry|data): .*"));
        }
    }

    @Test
    void s15APeerThatDiedIsNoticedAndForgotten() throws IOException {
        listen().close();
        noListenerIsLeft();
        await().untilAsserted(() -> assertThat(api.connections()).isZero());
    }

    @Test
    void s17HeadAndOptionsAreAnswered() throws IOException {
        String login = "Authorization: " + RunningApi.credentials("bob");
        try (var head = new RawClient(api.port(), "HEAD " + STREAM, login);
                var options = new RawClient(api.port(), "OPTIONS " + STREAM, "Origin: " + RunningApi.ORIGIN)) {
            assertThat(head.status).isEqualTo(200);
            assertThat(head.fields).containsEntry("content-type", "text/event-stream");
            assertThat(options.status).isEqualTo(204);
            assertThat(options.fields).containsEntry("allow", "GET, HEAD, POST, OPTIONS");
            assertThat(options.fields.get("access-control-allow-headers")).contains("Last-Event-ID");
        }
    }

    @Test
    void s17ALongSelectorMayBePosted() throws IOException {
        String form = "path=/data&suffix=" + "x".repeat(5000);
        try (var bob = new RawClient(
                api.port(),
                "POST " + STREAM,
                "Authorization: " + RunningApi.credentials("bob"),
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: " + form.length() + "\r\n\r\n" + form)) {
            assertThat(bob.status).isEqualTo(200);
            assertThat(bob.line()).isEqualTo(":");
        }
    }

    private void noListenerIsLeft() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(api.registry.scrape()).contains("tidings_delivery_listeners 0.0"));
    }

    private RawClient listen(String... more) throws IOException {
        boolean query = more.length > 0 && (more[0].isEmpty() || more[0].startsWith("?") || more[0].equals("/"));
        String[] lines = query ? java.util.Arrays.copyOfRange(more, 1, more.length) : more;
        return RawClient.get(api.port(), STREAM + (query ? more[0] : ""), "bob", lines);
    }
}
