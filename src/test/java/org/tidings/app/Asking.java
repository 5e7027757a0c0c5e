package org.tidings.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/// Plain HTTP requests of somebody.
///
/// @param authorization the value of that field
record Asking(HttpClient http, URI edge, String authorization) {
    private static final HttpClient HTTP = from(1);
    private static final AtomicInteger ADDRESSES = new AtomicInteger(1);

    static Asking bearing(URI edge, String token) {
        return new Asking(HTTP, edge, "Bearer " + token);
    }

    /// From an address of loopback that nobody has asked from before, whose failures are the first.
    static Asking stranger(URI edge, String token) {
        return new Asking(from(ADDRESSES.incrementAndGet()), edge, "Bearer " + token);
    }

    private static HttpClient from(int number) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .localAddress(InetAddress.ofLiteral("127.0.0." + number))
                .build();
    }

    static Asking as(URI edge, String user) {
        byte[] pair = (user + ":secret").getBytes(StandardCharsets.UTF_8);
        return new Asking(HTTP, edge, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    int status(String method, String target, String... fields) {
        return ask(method, target, "", fields).statusCode();
    }

    HttpResponse<String> ask(String method, String target, String body, String... fields) {
        var request = HttpRequest.newBuilder(edge.resolve(target))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", authorization)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (fields.length > 0) {
            request.headers(fields);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
