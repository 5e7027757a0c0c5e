package org.tidings.wire.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a site's API tells beside the stream.
public final class ApiClient {
    private static final int PAGE = 1000;
    private final Endpoint endpoint;

    public ApiClient(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /// Whether the site can work now.
    public boolean isReady() {
        HttpResponse<InputStream> response =
                endpoint.send(endpoint.request("/readyz").GET().build(), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            body.skip(Long.MAX_VALUE);
        } catch (IOException e) {
            throw new Unreachable("The answer broke off: " + Endpoint.words(e) + ".", e);
        }
        return response.statusCode() == 200;
    }

    /// One parameter of a query.
    public record Parameter(String name, String value) {}

    /// Parameters as a query, percent-encoded.
    public static String query(List<Parameter> parameters) {
        return parameters.stream()
                .map(p -> p.name() + "=" + PathCoding.encoded(p.value()))
                .collect(Collectors.joining("&"));
    }

    /// Shows the events of the log to `visitor`, each a CloudEvent in one line of JSON, until its end is reached.
    ///
    /// @param selector percent-encoded parameters, without `from` and `limit`
    /// @param from where to begin, as the API has it
    public Answer<Boolean> log(String selector, String from, Consumer<String> visitor) {
        String place = from;
        while (true) {
            var asked = query(List.of(new Parameter("from", place), new Parameter("limit", Integer.toString(PAGE))));
            var request = endpoint.request("/api/v1/events/log?" + asked + (selector.isEmpty() ? "" : "&" + selector))
                    .GET()
                    .build();
            HttpResponse<InputStream> response = endpoint.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                return Endpoint.refusal(response);
            }
            JsonNode page = page(response.body());
            page.path("events").values().forEach(event -> visitor.accept(event.toString()));
            if (!page.path("more").asBoolean(false)) {
                return new Answer.Done<>(true);
            }
            place = page.path("next").asString("");
        }
    }

    private static JsonNode page(InputStream body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            throw new Unreachable("The log broke off, or is none.", e);
        }
    }
}
