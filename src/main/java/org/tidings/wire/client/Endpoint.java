package org.tidings.wire.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// One edge of a site: where it is, and as whom we speak.
///
/// @param base as in `http://localhost:2880`
public record Endpoint(URI base, Optional<Credentials> credentials, HttpClient http) {
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final int LONGEST_SENTENCE = 2000;

    /// Over plain HTTP or TLS.
    ///
    /// @param authority PEM certificates to trust instead of those the JVM trusts
    public static Endpoint at(URI base, Optional<Credentials> credentials, Optional<Path> authority) {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECTING);
        authority.ifPresent(file -> http.sslContext(Trust.in(file)));
        return new Endpoint(base, credentials, http.build());
    }

    /// A request to a path and query that are percent-encoded already, `/`-led.
    HttpRequest.Builder request(String encoded) {
        String root = base.toString();
        var builder = HttpRequest.newBuilder(
                        URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + encoded))
                .header("User-Agent", "tidings");
        credentials.ifPresent(c -> builder.header("Authorization", c.authorization()));
        return builder;
    }

    /// @throws Unreachable when no answer comes
    <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (ConnectException e) {
            throw new Unreachable("Nothing answers at " + base + ". Is the site running there?", e);
        } catch (IOException e) {
            throw new Unreachable("The connection to " + base + " broke: " + words(e) + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("Interrupted.", e);
        }
    }

    static String words(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /// The refusal in an answer whose body was not read yet.
    static <T> Answer.Refused<T> refusal(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            String text = new String(body.readNBytes(LONGEST_SENTENCE), StandardCharsets.UTF_8).strip();
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer.Refused<>(response.statusCode(), Refusals.sentence(response.statusCode(), type, text));
        } catch (IOException e) {
            return new Answer.Refused<>(response.statusCode(), Refusals.meaning(response.statusCode()));
        }
    }
}
