package org.tidings.wire.http;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpHeader;

/// A request that cannot be carried out as it was written: a status, one plain sentence for its sender, and header
/// fields that go with it.
///
/// Thrown by whoever finds it and answered in one place. It carries no stack trace: it is about
/// the request, not about our code.
public class RequestRefused extends RuntimeException {
    public static final int BAD_REQUEST = 400;
    public static final int FORBIDDEN = 403;
    public static final int REQUEST_TIMEOUT = 408;
    public static final int PRECONDITION_FAILED = 412;
    public static final int CONTENT_TOO_LARGE = 413;
    public static final int UNSUPPORTED_MEDIA_TYPE = 415;
    public static final int RANGE_NOT_SATISFIABLE = 416;
    public static final int TOO_MANY_REQUESTS = 429;

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Map<String, String> fields = new TreeMap<>();

    public RequestRefused(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    /// Somebody asks more often than they may: 429.
    ///
    /// @param wait until it is worth asking again
    static RequestRefused tooOften(Duration wait) {
        return new RequestRefused(TOO_MANY_REQUESTS, "Too many requests come from you.")
                .withField(HttpHeader.RETRY_AFTER, String.valueOf(seconds(wait)));
    }

    /// Whole seconds, one at least, as `Retry-After` has them.
    static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /// The most common refusal: 400, the request is malformed.
    public static RequestRefused malformed(String sentence) {
        return new RequestRefused(BAD_REQUEST, sentence);
    }

    /// Adds a header field to the answer.
    public RequestRefused withField(String name, String value) {
        fields.put(name, value);
        return this;
    }

    /// Adds a header field to the answer.
    public RequestRefused withField(HttpHeader name, String value) {
        return withField(name.asString(), value);
    }

    /// Header fields of the answer, by name.
    public Map<String, String> fields() {
        return Map.copyOf(fields);
    }

    /// The HTTP status to answer with.
    public int status() {
        return status;
    }

    /// The sentence to answer with.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
