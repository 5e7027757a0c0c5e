package org.tidings.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidings.access.AddressRange;

/// What an edge does to those who are too many, too fast or too slow. The limits here are those of a doll's house.
class LimitsTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final Pace QUICK =
            new Pace(Duration.ofMillis(400), Duration.ofSeconds(20), Duration.ofMillis(300), 1000);
    private static final Crowding FEW = new Crowding(3, 3, 2, 0, List.of());

    private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<IOException> unread = new ConcurrentLinkedQueue<>();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /// Answers at once, or when it is told to, or reads a body, or writes one.
    private final class Obedient extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            switch (request.getHttpURI().getPath()) {
                case "/wait" -> waiting.add(callback::succeeded);
                case "/stream" -> {
                    LongStay.begin(request).close();
                    response.write(false, ByteBuffer.wrap(new byte[1]), Callback.NOOP);
                    waiting.add(callback::succeeded);
                }
                case "/large" -> writeMuch(response, callback);
                default -> answer(request, response, callback);
            }
            return true;
        }

        private void writeMuch(Response response, Callback callback) {
            try {
                for (int i = 0; i < 200; i++) {
                    Content.Sink.write(response, false, ByteBuffer.allocate(64 * 1024));
                }
                callback.succeeded();
            } catch (IOException cut) {
                unread.add(cut);
                callback.failed(cut);
            }
        }

        private void answer(Request request, Response response, Callback callback) {
            try {
                long length = Request.asInputStream(request).skip(Long.MAX_VALUE);
                Answer.sentence(response, 200, "Read " + length + ".", callback);
            } catch (IOException cut) {
                Answer.refused(response, Answer.cutShort(cut), callback);
            }
        }
    }

    @AfterEach
    void close() throws Exception {
        waiting.forEach(Runnable::run);
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    private HttpEdge edge(Pace pace, Crowding crowding) {
        var limits = new Listening.Limits(RequestSizes.USUAL, pace, crowding, Duration.ofSeconds(5));
        var at =
                new Listening("doll", "127.0.0.1", 0, Optional.empty(), false, Listening.Versions.HTTP_1_AND_2, limits);
        return kept(HttpEdge.open(at, new Obedient(), new PlainErrors()));
    }

    private SlowClient client(HttpEdge edge) {
        return kept(new SlowClient(edge.uri()));
    }

    private <T extends AutoCloseable> T kept(T closeable) {
        opened.push(closeable);
        return closeable;
    }

    @Test
    void whoSaysNothingIsCutAfterTheTimeOfAHeader() {
        HttpEdge edge = edge(QUICK, Crowding.USUAL);
        assertThat(client(edge).rest()).isEmpty();
    }

    @Test
    void aHeaderByteByByteIs408() {
        HttpEdge edge = edge(QUICK, Crowding.USUAL);
        SlowClient client = client(edge);
        assertThat(client.saySlowly("GET /" + "x".repeat(1000))).isBetween(5, 100);
        assertThat(client.rest()).startsWith("HTTP/1.1 408").endsWith("The request took too long to arrive.");
    }

    @Test
    void aConnectionMayRestBetweenRequestsButNotWithinAHeader() {
        HttpEdge edge = edge(QUICK, Crowding.USUAL);
        SlowClient client = client(edge).say(GET);
        assertThat(client.answer()).startsWith("HTTP/1.1 200");
        assertThat(client.wait(40).say(GET).answer()).startsWith("HTTP/1.1 200");
        assertThat(client.saySlowly("GET /" + "x".repeat(1000))).isBetween(5, 100);
        assertThat(client.rest()).startsWith("HTTP/1.1 408");
    }

    @Test
    void aConnectionTooManyIs503AndOneThatEndsMakesRoom() {
        HttpEdge edge = edge(Pace.USUAL, FEW);
        var clients = new ArrayList<SlowClient>();
        for (int i = 0; i < 3; i++) {
            clients.add(client(edge).say(GET));
            assertThat(clients.getLast().answer()).startsWith("HTTP/1.1 200");
        }
        assertThat(client(edge).rest())
                .startsWith("HTTP/1.1 503")
                .contains("Retry-After: ")
                .endsWith("There are too many connections.\n");
        clients.getFirst().close();
        await().untilAsserted(() -> assertThat(client(edge)
                        .say("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                        .rest())
                .startsWith("HTTP/1.1 200"));
    }

    @Test
    void aConnectionTooManyFromOneAddressIs429() {
        HttpEdge edge = edge(Pace.USUAL, new Crowding(100, 1, 10, 0, List.of()));
        assertThat(client(edge).say(GET).answer()).startsWith("HTTP/1.1 200");
        assertThat(client(edge).rest())
                .startsWith("HTTP/1.1 429")
                .contains("Retry-After: ")
                .endsWith("from this address.\n");
    }

    @Test
    void noLimitPerAddressIsForAnAddressThatSpeaksForMany() {
        HttpEdge edge = edge(Pace.USUAL, new Crowding(100, 1, 10, 1, List.of(AddressRange.parse("127.0.0.0/8"))));
        for (int i = 0; i < 20; i++) {
            assertThat(client(edge).say(GET).answer()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aRequestTooManyAtOnceIs503AndStreamsDoNotCount() {
        HttpEdge edge = edge(Pace.USUAL, new Crowding(100, 100, 2, 0, List.of()));
        for (int i = 0; i < 5; i++) {
            assertThat(client(edge)
                            .say("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n")
                            .wait(1))
                    .isNotNull();
        }
        await().until(() -> waiting.size() == 5);
        client(edge).say("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
        client(edge).say("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
        await().until(() -> waiting.size() == 7);
        assertThat(client(edge).say(GET).rest())
                .startsWith("HTTP/1.1 503")
                .contains("Retry-After: 1")
                .endsWith("There is too much to do at the moment.\n");
        waiting.forEach(Runnable::run);
        waiting.clear();
        await().untilAsserted(() -> assertThat(client(edge).say(GET).answer()).startsWith("HTTP/1.1 200"));
    }

    @Test
    void moreRequestsASecondThanAllowedAre429AndTheConnectionIsKept() {
        HttpEdge edge = edge(Pace.USUAL, new Crowding(100, 100, 10, 1, List.of()));
        SlowClient client = client(edge);
        for (int i = 0; i < 5; i++) {
            assertThat(client.say(GET).answer()).startsWith("HTTP/1.1 200");
        }
        String refused = client.say(GET).answer();
        assertThat(refused)
                .startsWith("HTTP/1.1 429")
                .contains("Retry-After: 1")
                .doesNotContain("Connection: close");
        await().untilAsserted(() -> assertThat(client.say(GET).answer()).startsWith("HTTP/1.1 200"));
    }

    @Test
    void aBodyByteByByteIs408() {
        HttpEdge edge = edge(QUICK, Crowding.USUAL);
        SlowClient client = client(edge).say("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 10000\r\n\r\n");
        assertThat(client.saySlowly("x".repeat(10_000))).isBetween(5, 100);
        assertThat(client.answer())
                .startsWith("HTTP/1.1 408")
                .contains("Connection: close")
                .contains("too slowly");
    }

    @Test
    void aBodyThatPausesForAMomentIsNotSlow() {
        HttpEdge edge = edge(QUICK, Crowding.USUAL);
        SlowClient client = client(edge).say("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 10000\r\n\r\n");
        String part = "x".repeat(5_000);
        assertThat(client.say(part).wait(5).say(part).answer())
                .startsWith("HTTP/1.1 200")
                .endsWith("Read 10000.\n");
    }

    @Test
    void anAnswerThatIsHardlyReadIsCut() {
        var demanding = new Pace(QUICK.header(), QUICK.idle(), QUICK.grace(), 100_000_000);
        HttpEdge edge = edge(demanding, Crowding.USUAL);
        SlowClient client = kept(new SlowClient(edge.uri(), 4096))
                .say("GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        await().until(() -> !unread.isEmpty());
        assertThat(client.rest().length()).isLessThan(200 * 64 * 1024);
    }

    @Test
    void anAnswerThatIsReadIsWhole() {
        HttpEdge edge = edge(QUICK, Crowding.USUAL);
        SlowClient client = client(edge).say("GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(client.rest().length()).isGreaterThan(200 * 64 * 1024);
    }

    @Test
    void aStreamMayBeQuietAndUnread() {
        HttpEdge edge = edge(QUICK, Crowding.USUAL);
        SlowClient client = client(edge).say("GET /stream HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        await().until(() -> waiting.size() == 1);
        client.wait(60);
        waiting.remove().run();
        assertThat(client.rest()).endsWith("\0");
    }
}
