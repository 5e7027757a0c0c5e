package org.tidings.wire.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.tidings.wire.http.Endpoint;
import org.tidings.wire.http.Problem;
import org.tidings.wire.http.Visit;

/// What machines that watch over the site look at: metrics in Prometheus' text form, and health.
///
/// Metrics show what everybody does, so they are for programs on this machine (not for what a proxy on it
/// passes on) and nobody else.
///
/// @param ailment why the site cannot work now; empty if it can
/// @param remarks what is wrong though it works, in sentences
public record Sights(
        PrometheusMeterRegistry registry, Supplier<Optional<String>> ailment, Supplier<List<String>> remarks) {

    Endpoint healthz() {
        return new Text(request -> "ok\n");
    }

    Endpoint readyz() {
        return new Text(request -> {
            ailment.get().ifPresent(sentence -> {
                throw new Problem(HttpStatus.SERVICE_UNAVAILABLE_503, sentence);
            });
            return "ready\n" + remarks.get().stream().map(line -> line + "\n").collect(Collectors.joining());
        });
    }

    Endpoint metrics() {
        return new Text(request -> {
            if (!isNear(request)) {
                throw new Problem(HttpStatus.FORBIDDEN_403, "Metrics are shown to programs on this machine.");
            }
            return registry.scrape();
        });
    }

    private static boolean isNear(Request request) {
        boolean passedOn = request.getHeaders().contains(HttpHeader.FORWARDED)
                || request.getHeaders().contains(HttpHeader.X_FORWARDED_FOR);
        return !passedOn
                && request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress address
                && Optional.ofNullable(address.getAddress())
                        .map(InetAddress::isLoopbackAddress)
                        .orElse(false);
    }

    /// Answers with a text.
    private record Text(java.util.function.Function<Request, String> text) implements Endpoint {
        @Override
        public void serve(Visit visit) {
            byte[] bytes = text.apply(visit.request()).getBytes(StandardCharsets.UTF_8);
            var headers = visit.response().getHeaders();
            headers.put(HttpHeader.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
            headers.put(HttpHeader.CACHE_CONTROL, "no-store");
            visit.response().write(true, ByteBuffer.wrap(bytes), visit.callback());
        }
    }
}
