package org.tidings.wire.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What a site's API tells beside the stream.
public final class ApiClient {
    private static final int PAGE = 10_000;
    private final Endpoint endpoint;

    public ApiClient(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /// One parameter of a query.
    public record Parameter(String name, String value) {}

    /// Parameters as a query, percent-encoded.
    public static String query(List<Parameter> parameters) {
        return parameters.stream()
                .map(p -> p.name() + "=" + PathCoding.encoded(p.value()))
                .collect(Collectors.joining("&"));
    }

    /// Shows the events of the log after a place to `visitor`, each a CloudEvent in one line of JSON.
    ///
    /// @param query selectors and `from`, percent-encoded
    public Answer<Boolean> log(String query, Consumer<String> visitor) {
        String path = "/api/v1/events/log?limit=" + PAGE + (query.isEmpty() ? "" : "&" + query);
        Optional<String> next = Optional.of(path);
        while (next.isPresent()) {
            var request = endpoint.request(next.get())
                    .header("Accept", "application/x-ndjson")
                    .GET()
                    .build();
            HttpResponse<InputStream> response = endpoint.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                return Endpoint.refusal(response);
            }
            long told = told(response.body(), visitor);
            next = told < PAGE ? Optional.empty() : response.headers().firstValue("Next");
        }
        return new Answer.Done<>(true);
    }

    private static long told(InputStream body, Consumer<String> visitor) {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank()).peek(visitor).count();
        } catch (IOException e) {
            throw new Unreachable("The log broke off: " + Endpoint.words(e) + ".", e);
        }
    }
}
