package org.tidings.wire.api;

import java.io.IOException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.access.Principal;
import org.tidings.ledger.LedgerBroken;
import org.tidings.pool.PoolBroken;
import org.tidings.wire.http.Answer;
import org.tidings.wire.http.ErrorForm;
import org.tidings.wire.http.Manner.Entrance;
import org.tidings.wire.http.Problem;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.Route;
import org.tidings.wire.http.Routes;
import org.tidings.wire.http.Visit;

/// Everything the API's port answers: finds the route, lets in who may come, and tells errors as the route does.
public final class Api extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    private static final String RETRY_SECONDS = "5";
    private final Routes routes;
    private final Gate gate;
    private final Cors cors;

    public Api(Routes routes, Gate gate, Cors cors) {
        this.routes = routes;
        this.gate = gate;
        this.cors = cors;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        cors.mark(request.getHeaders(), response.getHeaders());
        String path = request.getHttpURI().getPath();
        routes.find(path == null ? "" : path)
                .ifPresentOrElse(
                        match -> answer(match, request, response, callback),
                        () -> new Problem(HttpStatus.NOT_FOUND_404, "There is nothing at this path.")
                                .answer(response, callback));
        return true;
    }

    private void answer(Routes.Match match, Request request, Response response, Callback callback) {
        try {
            serve(match, request, response, callback);
        } catch (RequestRefused refused) {
            match.errors().answer(request, response, callback, refused);
        } catch (IOException | RuntimeException broken) {
            broken(match.errors(), request, response, callback, broken);
        }
    }

    private void serve(Routes.Match match, Request request, Response response, Callback callback) throws IOException {
        if (HttpMethod.OPTIONS.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, match.allowed());
            cors.markPreflight(request.getHeaders(), response.getHeaders());
            Answer.empty(response, HttpStatus.NO_CONTENT_204, callback);
            return;
        }
        Route route = match.route(request.getMethod())
                .orElseThrow(
                        () -> new RequestRefused(HttpStatus.METHOD_NOT_ALLOWED_405, "This method is not known here.")
                                .withField(HttpHeader.ALLOW, match.allowed()));
        Principal who = admitted(route.manner().entrance(), request);
        route.endpoint().serve(new Visit(request, response, callback, who, match.variables(route)));
    }

    private Principal admitted(Entrance entrance, Request request) {
        if (entrance == Entrance.OPEN) {
            return Principal.ANONYMOUS;
        }
        return switch (gate.ask(Answer.authorization(request), Request.getRemoteAddr(request))) {
            case Gate.Answer.Known known -> {
                if (entrance == Entrance.USERS && known.who().isAnonymous()) {
                    throw unknown(request);
                }
                yield known.who();
            }
            case Gate.Answer.Unknown unknown -> throw unknown(request);
            case Gate.Answer.TooOften later ->
                throw new RequestRefused(
                                HttpStatus.TOO_MANY_REQUESTS_429,
                                "Too many wrong passwords or tokens came from there. Wait before trying again.")
                        .withField(HttpHeader.RETRY_AFTER, String.valueOf(later.seconds()));
        };
    }

    private static RequestRefused unknown(Request request) {
        return Answer.unauthorized(request, "Log in with a user's name and password, or a token.");
    }

    private static void broken(
            ErrorForm errors, Request request, Response response, Callback callback, Exception broken) {
        if (response.isCommitted()) {
            callback.failed(broken);
            return;
        }
        response.reset();
        errors.answer(request, response, callback, refusal(request, broken));
    }

    private static RequestRefused refusal(Request request, Exception broken) {
        return switch (broken) {
            case IOException _ ->
                new RequestRefused(HttpStatus.BAD_REQUEST_400, "The request ended before its body was complete.")
                        .withField(HttpHeader.CONNECTION, "close");
            case LedgerBroken _ -> later("The site's store does not answer. Try again later.");
            case PoolBroken _ -> later("The site's disk does not answer. Try again later.");
            default -> {
                LOG.error(
                        "{} {} failed",
                        request.getMethod(),
                        request.getHttpURI().getPath(),
                        broken);
                yield new RequestRefused(
                        HttpStatus.INTERNAL_SERVER_ERROR_500, "Internal error: the site's log says what it was.");
            }
        };
    }

    private static RequestRefused later(String sentence) {
        return new RequestRefused(HttpStatus.SERVICE_UNAVAILABLE_503, sentence)
                .withField(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
    }
}
