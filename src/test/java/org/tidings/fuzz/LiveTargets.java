package org.tidings.fuzz;

import static org.tidings.fuzz.Target.promise;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.access.PasswordHash;
import org.tidings.app.DemoSite;
import org.tidings.app.House;

/// Raw bytes to the edges of a running site, which lives as long as this process.
final class LiveTargets {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int MOMENT_MILLIS = 30;
    private static final int ENOUGH = 1 << 16;
    private static final String ALICE = "Authorization: Basic "
            + Base64.getEncoder().encodeToString("alice:secret".getBytes(StandardCharsets.UTF_8)) + "\r\n";
    private static final List<String> WORDS = List.of(
            "\r\n",
            "\r\n\r\n",
            ALICE,
            "HTTP/1.1",
            "HTTP/1.0",
            "HTTP/2.0",
            "Host: x\r\n",
            "Content-Length: ",
            "Depth: 1\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Expect: 100-continue\r\n",
            "Range: bytes=0-",
            "If: (<",
            "If-Match: *\r\n",
            "Destination: /data/y\r\n",
            "Overwrite: F\r\n",
            "Connection: close\r\n",
            "Upgrade: h2c\r\n",
            "PROPFIND ",
            "PUT ",
            "DELETE ",
            "MOVE ",
            "COPY ",
            "LOCK ",
            "PROPPATCH ",
            "MKCOL ",
            "POST ",
            "HEAD ",
            "OPTIONS ",
            "/data/",
            "?authz=",
            "Digest: adler32=",
            "Want-Digest: md5",
            "Lock-Token: <",
            "Timeout: Second-",
            "Last-Event-ID: ",
            "from=earliest",
            "0\r\n\r\n",
            "5\r\nhello\r\n",
            "application/macaroon-request",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

    private static @Nullable House house;

    private LiveTargets() {}

    static List<Target> all() {
        String end = "Host: x\r\nConnection: close\r\n" + ALICE;
        return List.of(
                Target.of(
                        "door",
                        List.of(
                                "PUT /data/x HTTP/1.1\r\n" + end + "Content-Length: 5\r\n\r\nhello",
                                "PUT /data/c HTTP/1.1\r\n" + end
                                        + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                                "GET /data/x HTTP/1.1\r\n" + end
                                        + "Range: bytes=0-1,3-4\r\nWant-Digest: adler32\r\n\r\n",
                                "PROPFIND /data/ HTTP/1.1\r\n" + end + "Depth: 1\r\nContent-Length: 0\r\n\r\n",
                                "MOVE /data/x HTTP/1.1\r\n" + end + "Destination: /data/y\r\nOverwrite: F\r\n\r\n",
                                "COPY /data/ HTTP/1.1\r\n" + end + "Destination: /data/z\r\nDepth: infinity\r\n\r\n",
                                "LOCK /data/x HTTP/1.1\r\n" + end + "If: (<urn:uuid:1>)\r\nTimeout: Second-5\r\n\r\n",
                                "POST /data HTTP/1.1\r\n" + end
                                        + "Content-Type: application/macaroon-request\r\nContent-Length: 2\r\n\r\n{}",
                                "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n"),
                        WORDS,
                        input -> send(house().door(), input)),
                Target.of(
                        "api",
                        List.of(
                                "GET /api/v1/events/stream?path=/data&from=earliest HTTP/1.1\r\n" + end + "\r\n",
                                "GET /api/v1/events/log?from=earliest&limit=5 HTTP/1.1\r\n" + end + "\r\n",
                                "POST /api/v1/events/stream HTTP/1.1\r\n" + end
                                        + "Content-Type: application/x-www-form-urlencoded\r\n"
                                        + "Content-Length: 8\r\n\r\n"
                                        + "label=ab",
                                "POST /api/v1/events/channels HTTP/1.1\r\n" + end
                                        + "Content-Type: application/json\r\n"
                                        + "Content-Length: 17\r\n\r\n"
                                        + "{\"client-id\":\"a\"}",
                                "GET /api/v1/events/channels?client-id=a HTTP/1.1\r\n" + end + "\r\n",
                                "GET /api/v1/events/eventTypes/inotify/selector HTTP/1.1\r\n" + end + "\r\n",
                                "GET /readyz HTTP/1.1\r\nHost: x\r\n\r\nGET /metrics HTTP/1.1\r\nHost: x\r\n\r\n"),
                        WORDS,
                        input -> send(house().api(), input)));
    }

    private static synchronized House house() {
        if (house == null) {
            try {
                var site = new DemoSite(
                        Files.createTempDirectory("tidings-fuzz-"),
                        0,
                        0,
                        PasswordHash.of("secret", 4, new SecureRandom()));
                house = House.open(site.config(), site);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return house;
    }

    /// An answer is HTTP, or there is none; it is never about the inside of the server, and the server goes on.
    private static void send(URI edge, byte[] input) throws IOException {
        String answer = exchange(edge, input);
        promise(
                answer.isEmpty() || answer.startsWith("HTTP/1.1 ") || answer.startsWith("HTTP/1.0 "),
                "what is answered is HTTP, not: " + answer);
        promise(!answer.matches("(?s)HTTP/1\\.[01] 500.*"), "there is no 500: " + answer);
        promise(
                !answer.contains("\tat ") && !answer.contains("org.tidings.wire") && !answer.contains("Exception")
                        || new String(input, StandardCharsets.ISO_8859_1)
                                .matches("(?s).*(\tat |org\\.tidings|Exception).*"),
                "no answer tells of the inside: " + answer);
        if (answer.isEmpty()) {
            promise(
                    exchange(
                                    edge,
                                    "OPTIONS / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                                            .getBytes(StandardCharsets.US_ASCII))
                            .startsWith("HTTP/1.1 "),
                    "the server goes on");
        }
    }

    private static String exchange(URI edge, byte[] input) throws IOException {
        try (var socket = new Socket(edge.getHost(), edge.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(input);
            socket.shutdownOutput();
            return heard(socket);
        } catch (SocketTimeoutException silent) {
            throw new AssertionError("no answer for " + PATIENCE_MILLIS + " ms", silent);
        } catch (IOException reset) {
            return "";
        }
    }

    /// Until it is closed, or, as a stream's answer goes on, until a moment is quiet.
    private static String heard(Socket socket) throws IOException {
        var heard = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        while (heard.size() < ENOUGH) {
            try {
                int count = socket.getInputStream().read(some);
                if (count < 0) {
                    break;
                }
                heard.write(some, 0, count);
                socket.setSoTimeout(MOMENT_MILLIS);
            } catch (SocketTimeoutException quiet) {
                if (heard.size() == 0) {
                    throw quiet;
                }
                break;
            }
        }
        return heard.toString(StandardCharsets.ISO_8859_1);
    }
}
