package org.tidings.wire.json;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.tidings.wire.http.Answer;
import org.tidings.wire.http.BodyStream;
import org.tidings.wire.http.Visit;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers in JSON; none of them is for a cache.
public final class JsonAnswer {
    private static final String TYPE = "application/json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private JsonAnswer() {}

    /// An object to be filled in.
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /// JSON that was stored as text.
    public static JsonNode parsed(String text) {
        return JSON.readTree(text);
    }

    /// A list to be filled in.
    public static ArrayNode array() {
        return JSON.createArrayNode();
    }

    /// Answers 200.
    public static void ok(Visit visit, Object body) {
        send(visit.response(), HttpStatus.OK_200, body, visit.callback());
    }

    /// Answers with a status.
    public static void send(Response response, int status, Object body, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, ByteBuffer.wrap(JSON.writeValueAsBytes(body)), callback);
    }

    /// What writes the body of an answer.
    @FunctionalInterface
    public interface Writing {
        void write(JsonGenerator out);
    }

    /// Answers 200 with a body that is sent while it is written, however long it gets. When writing fails after the
    /// first part was sent, the answer has no end, so the reader can tell.
    ///
    /// @throws IOException when the reader is gone
    public static void stream(Visit visit, Writing writing) throws IOException {
        visit.response().getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        try (BodyStream body = Answer.stream(visit.request(), visit.response(), HttpStatus.OK_200, TYPE)) {
            write(writing, body);
        }
        visit.callback().succeeded();
    }

    private static void write(Writing writing, BodyStream body) throws IOException {
        try (JsonGenerator out = JSON.createGenerator(body)) {
            writing.write(out);
        } catch (JacksonIOException gone) {
            throw gone.getCause();
        } catch (RuntimeException broken) {
            body.abandon();
            throw broken;
        }
    }
}
