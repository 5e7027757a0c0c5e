package org.tidings.wire.copy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/// The other side's answer; to be closed. Its connection is used again only when its body was read to the end.
record Reply(ClassicHttpResponse response) implements AutoCloseable {
    int status() {
        return response.getCode();
    }

    List<Field> fields() {
        return Arrays.stream(response.getHeaders())
                .map(header -> new Field(header.getName(), header.getValue() == null ? "" : header.getValue()))
                .toList();
    }

    Optional<String> field(String name) {
        return fields().stream()
                .filter(field -> field.is(name))
                .map(Field::value)
                .findFirst();
    }

    /// Whether the end of the body can be told from a broken connection.
    boolean hasEnd() {
        HttpEntity body = response.getEntity();
        return body == null || body.getContentLength() >= 0 || body.isChunked();
    }

    InputStream body() throws IOException {
        HttpEntity body = response.getEntity();
        return body == null ? InputStream.nullInputStream() : body.getContent();
    }

    @Override
    public void close() {
        try {
            response.close();
        } catch (IOException alreadyBroken) {
            // Nobody waits for it any more.
        }
    }
}
