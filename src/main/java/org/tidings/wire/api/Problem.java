package org.tidings.wire.api;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.tidings.wire.http.RequestRefused;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// An answer that says what went wrong (RFC 9457, `application/problem+json`).
///
/// Thrown by whoever finds it, answered in one place; it is about the request, so it has no stack trace.
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private final int status;
    private final transient Map<String, Object> more = new TreeMap<>();
    private final transient Map<String, String> fields = new TreeMap<>();

    Problem(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    static Problem of(RequestRefused refused) {
        var problem = new Problem(refused.status(), refused.sentence());
        refused.retrySeconds().ifPresent(seconds -> problem.withField(HttpHeader.RETRY_AFTER, String.valueOf(seconds)));
        return problem;
    }

    static Problem ofParameter(String name, String sentence) {
        return new Problem(HttpStatus.BAD_REQUEST_400, "The parameter '" + name + "' is wrong. " + sentence)
                .with("parameter", name);
    }

    /// Adds a member to the JSON object.
    Problem with(String member, Object value) {
        more.put(member, value);
        return this;
    }

    /// Adds a header field to the answer.
    Problem withField(HttpHeader name, String value) {
        fields.put(name.asString(), value);
        return this;
    }

    int status() {
        return status;
    }

    void answer(Response response, Callback callback) {
        response.setStatus(status);
        var headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        fields.forEach(headers::put);
        response.write(true, ByteBuffer.wrap(json()), callback);
    }

    private byte[] json() {
        var json = JSON.createObjectNode();
        json.put("type", "about:blank");
        json.put("title", HttpStatus.getMessage(status));
        json.put("status", status);
        json.put("detail", getMessage());
        more.forEach((name, value) -> json.putPOJO(name, value));
        return JSON.writeValueAsBytes(json);
    }
}
