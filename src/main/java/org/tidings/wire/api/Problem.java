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
final class Problem extends RequestRefused {
    private static final long serialVersionUID = 1;
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private final transient Map<String, Object> more = new TreeMap<>();

    Problem(int status, String sentence) {
        super(status, sentence);
    }

    static Problem ofParameter(String name, String sentence) {
        return new Problem(HttpStatus.BAD_REQUEST_400, "The parameter '" + name + "' is wrong. " + sentence)
                .with("parameter", name);
    }

    /// The same refusal as a problem.
    static Problem of(RequestRefused refused) {
        if (refused instanceof Problem problem) {
            return problem;
        }
        var problem = new Problem(refused.status(), refused.sentence());
        refused.fields().forEach(problem::withField);
        return problem;
    }

    /// Adds a member to the JSON object.
    Problem with(String member, Object value) {
        more.put(member, value);
        return this;
    }

    void answer(Response response, Callback callback) {
        response.setStatus(status());
        var headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        fields().forEach(headers::put);
        response.write(true, ByteBuffer.wrap(json()), callback);
    }

    private byte[] json() {
        var json = JSON.createObjectNode();
        json.put("type", "about:blank");
        json.put("title", HttpStatus.getMessage(status()));
        json.put("status", status());
        json.put("detail", sentence());
        more.forEach((name, value) -> json.putPOJO(name, value));
        return JSON.writeValueAsBytes(json);
    }
}
