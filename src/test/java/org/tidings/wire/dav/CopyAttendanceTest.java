package org.tidings.wire.dav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.wire.copy.CopyRules;

/// Clients that wait for their copies, or do not.
class CopyAttendanceTest {
    @TempDir
    Path directory;

    private CopyTrial trial;

    @BeforeEach
    void open(@TempDir Path here) {
        trial = CopyTrial.open(here);
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void theAnswerIsAStreamOfMarkers() throws IOException {
        try (var source = Wayward.of((_, talk) -> talk.stall())) {
            var ended = trial.pull(source.url("/x"));
            assertThat(ended.response().headers().firstValue("Content-Type")).hasValue("text/perf-marker-stream");
            assertThat(ended.response().headers().firstValue("Transfer-Encoding"))
                    .hasValue("chunked");
            assertThat(ended.response().body())
                    .matches("(Perf Marker\nTimestamp: \\d+\nStripe Index: 0\nStripe Bytes Transferred: 0\n"
                            + "Total Stripe Count: 1\nEnd\n){3,}failure: timeout: .*\n");
        }
    }

    @Test
    void aCopyEndsWhenItsClientGoesAway() throws IOException {
        var left = new CountDownLatch(1);
        try (var source = Wayward.of((request, talk) -> {
            talk.head(200, "Content-Length: 50000000");
            if (request.method().equals("GET")) {
                try {
                    while (true) {
                        talk.body(CopyTrial.BYTES, 100_000);
                        talk.rest(50);
                    }
                } finally {
                    left.countDown();
                }
            }
        })) {
            try (var client = order("Source: " + source.url("/x"))) {
                assertThat(client.lines.readLine()).isEqualTo("HTTP/1.1 202 Accepted");
                client.awaitLine("Perf Marker");
            }
            await().until(() -> left.getCount() == 0 && trial.door.copies().running() == 0);
            trial.hasNothing();
        }
    }

    @Test
    void copiesThatAreTooManyWaitAndThenAreRefused() throws IOException {
        var go = new CompletableFuture<Void>();
        try (var small = CopyTrial.open(directory, CopyTrial.rules(new CopyRules.Room(1, 1)));
                var source = Wayward.of((request, talk) -> {
                    if (request.target().equals("/first")) {
                        go.join();
                    }
                    talk.head(200, "Content-Length: 0");
                })) {
            var first = CompletableFuture.supplyAsync(() -> small.pullTo("/data/a", source.url("/first")));
            await().until(() -> small.door.copies().running() == 1);
            var second = CompletableFuture.supplyAsync(() -> small.pullTo("/data/b", source.url("/second")));
            await().until(() -> small.door.copies().queued() == 1);
            var third = small.pullTo("/data/c", source.url("/third"));
            assertThat(third.status()).isEqualTo(429);
            assertThat(third.response().headers().firstValue("Retry-After")).isPresent();
            assertThat(source.asked()).noneMatch(asked -> asked.target().equals("/second"));
            go.complete(null);
            first.join().succeeded();
            second.join().succeeded();
        }
    }

    @Test
    void aClientThatWaitsHearsMarkers() throws IOException {
        try (var small = CopyTrial.open(directory, CopyTrial.rules(new CopyRules.Room(1, 1)));
                var source = Wayward.of((_, talk) -> talk.stall())) {
            var first = CompletableFuture.supplyAsync(() -> small.pullTo("/data/a", source.url("/first")));
            await().until(() -> small.door.copies().running() == 1);
            try (var waiting = order(small, "/data/b", "Source: " + source.url("/second"))) {
                waiting.awaitLine("Perf Marker");
                waiting.awaitLine("Perf Marker");
                assertThat(source.asked()).hasSize(1);
            }
            first.join().failed("timeout");
            await().until(() -> small.door.copies().running() == 0);
        }
    }

    @Test
    void copiesEndWhenTheSiteStops() throws IOException {
        try (var source = Wayward.of((_, talk) -> talk.stall());
                var client = order("Source: " + source.url("/x"))) {
            client.awaitLine("Perf Marker");
            trial.door.copies().stop();
            client.awaitLine("failure: cancelled: the site stops");
            assertThat(trial.pull(source.url("/x")).status()).isEqualTo(429);
        }
    }

    private Waiting order(String field) {
        return order(trial, "/data/copy", field);
    }

    private static Waiting order(CopyTrial at, String path, String field) {
        try {
            var socket = new Socket(at.door.uri().getHost(), at.door.uri().getPort());
            socket.setSoTimeout(20_000);
            String request = "COPY " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + at.alice.authorization()
                    + "\r\n" + field + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new Waiting(
                    socket, new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A client that hears its copy's answer as it comes.
    private record Waiting(Socket socket, BufferedReader lines) implements AutoCloseable {
        void awaitLine(String wanted) throws IOException {
            String line = lines.readLine();
            while (line != null && !line.equals(wanted)) {
                line = lines.readLine();
            }
            assertThat(line).isEqualTo(wanted);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
