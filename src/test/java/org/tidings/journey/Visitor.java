package org.tidings.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/// A user at the doors of a site, speaking plain HTTP.
///
/// Targets are what follows the authority in a URL, percent-encoded.
record Visitor(Site site, String name, String password) {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    Answer get(String target, String... headers) {
        return ask("GET", site.door().uri(target), "", headers);
    }

    Answer put(String target, String content, String... headers) {
        return ask("PUT", site.door().uri(target), content, headers);
    }

    /// Makes sure that a directory is there.
    ///
    /// @return its target
    String directory(String target) {
        makeDirectory(target).is(201, 405);
        return target;
    }

    Answer makeDirectory(String target) {
        return ask("MKCOL", site.door().uri(target), "");
    }

    Answer delete(String target) {
        return ask("DELETE", site.door().uri(target), "");
    }

    Answer move(String from, String to) {
        return ask(
                "MOVE",
                site.door().uri(from),
                "",
                "Destination",
                site.door().uri(to).toString());
    }

    /// A request to the API.
    Answer api(String target, String... headers) {
        return ask("GET", site.api().uri(target), "", headers);
    }

    /// Any request to the API.
    Answer askApi(String method, String target, String content, String... headers) {
        return ask(method, site.api().uri(target), content, headers);
    }

    /// Any request to the door.
    Answer door(String method, String target, String content, String... headers) {
        return ask(method, site.door().uri(target), content, headers);
    }

    private Answer ask(String method, URI uri, String content, String... headers) {
        var request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        content.isEmpty() && !method.equals("PUT")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(content));
        if (!name.isEmpty()) {
            request.header("Authorization", authorization());
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + uri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// The value of the `Authorization` field.
    String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
