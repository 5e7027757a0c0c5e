package org.tidings.wire.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.tidings.access.Login;

/// Small ways to end a request.
public final class Answer {
    private static final HttpField PLAIN_TEXT =
            new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    private static final String ASKS_FOR_PASSWORD = "Basic realm=\"Tidings\", charset=\"UTF-8\"";
    private static final HttpField CHALLENGE = new PreEncodedHttpField(HttpHeader.WWW_AUTHENTICATE, ASKS_FOR_PASSWORD);
    private static final String SUPPRESS = "Suppress-WWW-Authenticate";
    /// The parameter of a query that holds a token.
    public static final String QUERY_TOKEN = "authz";

    private static final String BEARER = "Bearer ";

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;

    private Answer() {}

    /// Answers with a status and nothing more.
    public static void empty(Response response, int status, Callback callback) {
        response.setStatus(status);
        callback.succeeded();
    }

    /// Answers with one plain sentence.
    public static void sentence(Response response, int status, String sentence, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(PLAIN_TEXT);
        response.write(true, BufferUtil.toBuffer(sentence + "\n", StandardCharsets.UTF_8), callback);
    }

    /// Answers with why a request cannot be carried out.
    public static void refused(Response response, RequestRefused why, Callback callback) {
        why.fields().forEach(response.getHeaders()::put);
        sentence(response, why.status(), why.sentence(), callback);
    }

    /// What became of a request whose body ended before it was complete: its sender may have stopped speaking, or
    /// been too slow, and still listen.
    public static RequestRefused cutShort(Throwable failure) {
        for (Throwable why = failure; why != null; why = why.getCause()) {
            if (why instanceof TimeoutException) {
                return new RequestRefused(
                        RequestRefused.REQUEST_TIMEOUT,
                        "The body of this request comes too slowly: nothing was stored.");
            }
        }
        return RequestRefused.malformed("The request ended before its body was complete: nothing was stored.");
    }

    /// Asks for credentials: 401 with a challenge.
    public static void challenge(Response response, String sentence, Callback callback) {
        response.getHeaders().put(CHALLENGE);
        sentence(response, UNAUTHORIZED, sentence, callback);
    }

    /// A refusal that asks for credentials. A page that has a login form of its own says so by a header field (dCache),
    /// and the browser does not show another one.
    public static RequestRefused unauthorized(Request request, String sentence) {
        var refused = new RequestRefused(UNAUTHORIZED, sentence);
        return request.getHeaders().contains(SUPPRESS)
                ? refused.withField(SUPPRESS, "suppressed")
                : refused.withField(HttpHeader.WWW_AUTHENTICATE, ASKS_FOR_PASSWORD);
    }

    /// Sends away who was not let in.
    public static void turnedAway(Response response, Login.Outcome why, Callback callback) {
        switch (why) {
            case Login.CredentialsNeeded _ ->
                challenge(response, "Say who you are: a user and a password, or a token.", callback);
            case Login.CredentialsWrong _ ->
                challenge(response, "This user and password, or this token, are not good here.", callback);
            case Login.TooManyFailures failures -> {
                response.getHeaders()
                        .put(HttpHeader.RETRY_AFTER, 1 + failures.retryAfter().toSeconds());
                sentence(
                        response,
                        TOO_MANY_REQUESTS,
                        "There were too many wrong passwords or tokens; try later.",
                        callback);
            }
            case Login.Welcome welcome -> throw new IllegalArgumentException("was let in: " + welcome);
        }
    }

    /// Begins an answer of unknown length. What fits one buffer is sent with its length. To be closed; the
    /// callback is still to be called.
    public static BodyStream stream(Request request, Response response, int status, String contentType) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
        return new BodyStream(request, response);
    }

    /// What the request says about its sender: `Authorization`, or for programs that can only follow a URL, a token
    /// in the query's `authz` (dCache). The field wins; several of a kind are not put together.
    ///
    /// @throws RequestRefused when there are several of a kind
    public static Optional<String> authorization(Request request) {
        List<HttpField> fields = request.getHeaders().getFields(HttpHeader.AUTHORIZATION);
        return fields.isEmpty() ? queryToken(request) : Optional.of(one(told(fields)));
    }

    /// A token beside a password counts alone: it gives less, and there are clients that send both (gfal).
    private static List<String> told(List<HttpField> fields) {
        List<String> values = fields.stream().map(HttpField::getValue).toList();
        List<String> tokens = values.stream()
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .toList();
        return tokens.size() == 1 && values.size() == 2 ? tokens : values;
    }

    private static Optional<String> queryToken(Request request) {
        String query = request.getHttpURI().getQuery();
        if (query == null || !query.contains(QUERY_TOKEN)) {
            return Optional.empty();
        }
        List<String> tokens = Query.of(request).getValuesOrEmpty(QUERY_TOKEN);
        return tokens.isEmpty() ? Optional.empty() : Optional.of(BEARER + one(tokens));
    }

    private static <T> T one(List<T> shown) {
        if (shown.size() > 1) {
            throw RequestRefused.malformed("A request shows one password or one token, not several.");
        }
        return shown.getFirst();
    }
}
