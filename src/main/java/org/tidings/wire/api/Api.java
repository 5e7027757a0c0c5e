package org.tidings.wire.api;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.tidings.access.Principal;
import org.tidings.delivery.Delivery;
import org.tidings.ledger.LedgerBroken;
import org.tidings.wire.http.Answer;
import org.tidings.wire.http.RequestRefused;

/// Everything the API answers, by path.
public final class Api extends Handler.Abstract {
    private static final String CHALLENGE = "Basic realm=\"tidings\", charset=\"UTF-8\"";
    private static final String RETRY_SECONDS = "5";
    private final Map<String, Endpoint> behindLogin;
    private final Map<String, Endpoint> open;
    private final Gate gate;
    private final Cors cors;

    /// @param sights metrics and health
    public Api(Delivery delivery, Questions questions, Gate gate, Cors cors, Sights sights) {
        this.behindLogin = Map.of(
                "/api/v1/events/stream", new EventStream(delivery, questions),
                "/api/v1/events/log", new EventLogPages(delivery.pages(), questions));
        this.open = Map.of("/healthz", sights.healthz(), "/readyz", sights.readyz(), "/metrics", sights.metrics());
        this.gate = gate;
        this.cors = cors;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        cors.mark(request.getHeaders(), response.getHeaders());
        try {
            serve(request, response, callback);
        } catch (Problem problem) {
            problem.answer(response, callback);
        } catch (RequestRefused refused) {
            Problem.of(refused).answer(response, callback);
        } catch (LedgerBroken broken) {
            new Problem(HttpStatus.SERVICE_UNAVAILABLE_503, "The site's store does not answer. Try again later.")
                    .withField(HttpHeader.RETRY_AFTER, RETRY_SECONDS)
                    .answer(response, callback);
        }
        return true;
    }

    private void serve(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        Optional<Endpoint> free = Optional.ofNullable(open.get(path));
        Endpoint endpoint = free.or(() -> Optional.ofNullable(behindLogin.get(path)))
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND_404, "There is nothing at this path."));
        if (HttpMethod.OPTIONS.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, allow(endpoint));
            cors.markPreflight(request.getHeaders(), response.getHeaders());
            response.setStatus(HttpStatus.NO_CONTENT_204);
            callback.succeeded();
            return;
        }
        if (endpoint.methods().stream().noneMatch(method -> method.is(request.getMethod()))) {
            throw new Problem(HttpStatus.METHOD_NOT_ALLOWED_405, "This method is not known here.")
                    .withField(HttpHeader.ALLOW, allow(endpoint));
        }
        Principal who = free.isPresent() ? Principal.ANONYMOUS : login(request);
        endpoint.serve(request, response, callback, who);
    }

    private static String allow(Endpoint endpoint) {
        return Stream.concat(endpoint.methods().stream(), Stream.of(HttpMethod.OPTIONS))
                .map(HttpMethod::asString)
                .collect(Collectors.joining(", "));
    }

    private Principal login(Request request) {
        return switch (gate.ask(Answer.authorization(request), Request.getRemoteAddr(request))) {
            case Gate.Answer.Known known -> known.who();
            case Gate.Answer.Unknown unknown ->
                throw new Problem(HttpStatus.UNAUTHORIZED_401, "Log in with a user's name and password.")
                        .withField(HttpHeader.WWW_AUTHENTICATE, CHALLENGE);
            case Gate.Answer.TooOften later ->
                throw new Problem(
                                HttpStatus.TOO_MANY_REQUESTS_429,
                                "Too many wrong passwords came from there. Wait before trying again.")
                        .withField(HttpHeader.RETRY_AFTER, String.valueOf(later.seconds()));
        };
    }
}
