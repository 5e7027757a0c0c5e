package org.tidings.wire.api;

import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/// Lets pages of certain other origins read the API with their user's credentials (Fetch standard, CORS).
///
/// There is no wildcard: it does not go with credentials, and everybody is no origin.
///
/// @param origins as `https://example.org`
public record Cors(Set<String> origins) {
    private static final String METHODS = "GET, HEAD, POST, PATCH, DELETE, OPTIONS";
    private static final String REQUEST_FIELDS =
            "Authorization, Last-Event-ID, Accept, Cache-Control," + " Content-Type, Suppress-WWW-Authenticate";
    private static final String RESPONSE_FIELDS = "Last-Event-ID, Location, Retry-After";

    public Cors {
        origins = Set.copyOf(origins);
    }

    /// No other origins.
    public static final Cors NONE = new Cors(Set.of());

    /// Marks an answer.
    void mark(HttpFields request, HttpFields.Mutable response) {
        if (origins.isEmpty()) {
            return;
        }
        response.add(HttpHeader.VARY, "Origin");
        allowed(request).ifPresent(origin -> {
            response.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            response.put(HttpHeader.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
            response.put(HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS, RESPONSE_FIELDS);
        });
    }

    /// Adds what a preflight asks for.
    void markPreflight(HttpFields request, HttpFields.Mutable response) {
        allowed(request).ifPresent(origin -> {
            response.put(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
            response.put(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_FIELDS);
            response.put(HttpHeader.ACCESS_CONTROL_MAX_AGE, "600");
        });
    }

    private Optional<String> allowed(HttpFields request) {
        return Optional.ofNullable(request.get(HttpHeader.ORIGIN)).filter(origins::contains);
    }
}
