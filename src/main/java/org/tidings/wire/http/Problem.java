package org.tidings.wire.http;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// An answer that says what went wrong (RFC 9457, `application/problem+json`).
public final class Problem extends RequestRefused {
    private static final long serialVersionUID = 1;
    /// For routes that tell their errors so.
    public static final ErrorForm FORM =
            (request, response, callback, refused) -> of(refused).answer(response, callback);

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private final transient Map<String, Object> more = new TreeMap<>();

    public Problem(int status, String sentence) {
        super(status, sentence);
    }

    public static Problem ofParameter(String name, String sentence) {
        return new Problem(HttpStatus.BAD_REQUEST_400, "The parameter '" + name + "' is wrong. " + sentence)
                .with("parameter", name);
    }

    /// The same refusal as a problem.
    public static Problem of(RequestRefused refused) {
        if (refused instanceof Problem problem) {
            return problem;
        }
        var problem = new Problem(refused.status(), refused.sentence());
        refused.fields().forEach(problem::withField);
        return problem;
    }

    /// Adds a member to the JSON object.
    public Problem with(String member, Object value) {
        more.put(member, value);
        return this;
    }

    public void answer(Response response, Callback callback) {
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
