package org.tidings.wire.http;

import java.time.Duration;
import java.util.OptionalLong;

/// A request that cannot be carried out as it was written: a status and one plain sentence for its sender.
///
/// Thrown by the parsers of this edge and answered in one place. It carries no stack trace: it is about
/// the request, not about our code.
public final class RequestRefused extends RuntimeException {
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
    private final long retrySeconds;

    public RequestRefused(int status, String sentence) {
        this(status, sentence, 0);
    }

    private RequestRefused(int status, String sentence, long retrySeconds) {
        super(sentence, null, false, false);
        this.status = status;
        this.retrySeconds = retrySeconds;
    }

    /// Somebody asks more often than they may: 429.
    ///
    /// @param wait until it is worth asking again
    static RequestRefused tooOften(Duration wait) {
        return new RequestRefused(TOO_MANY_REQUESTS, "Too many requests come from you.", seconds(wait));
    }

    /// Whole seconds, one at least, as `Retry-After` has them.
    static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /// The most common refusal: 400, the request is malformed.
    public static RequestRefused malformed(String sentence) {
        return new RequestRefused(BAD_REQUEST, sentence);
    }

    /// The HTTP status to answer with.
    public int status() {
        return status;
    }

    /// What to say in `Retry-After`; empty if it would be in vain.
    public OptionalLong retrySeconds() {
        return retrySeconds == 0 ? OptionalLong.empty() : OptionalLong.of(retrySeconds);
    }

    /// The sentence to answer with.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
