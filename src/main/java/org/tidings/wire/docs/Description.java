package org.tidings.wire.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;
import org.tidings.wire.http.Visit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLAnchorReplayingFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The description of the API (OpenAPI 3.1): written in YAML, read by most programs in JSON.
final class Description {
    private static final Part WRITTEN = Part.of("openapi.yaml");
    private volatile byte @Nullable [] json;

    void yaml(Visit visit) throws IOException {
        DocRoutes.send(visit, WRITTEN, "application/yaml");
    }

    void json(Visit visit) throws IOException {
        if (json == null) {
            json = JsonMapper.shared().writeValueAsBytes(read());
        }
        visit.response().getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        visit.response().getHeaders().put(HttpHeader.CACHE_CONTROL, "max-age=3600");
        visit.response().write(true, ByteBuffer.wrap(Objects.requireNonNull(json)), visit.callback());
    }

    /// The whole, with what is written once and meant several times put everywhere.
    static JsonNode read() throws IOException {
        try (InputStream in = WRITTEN.open()) {
            return new YAMLMapper(new YAMLAnchorReplayingFactory()).readTree(in);
        }
    }
}
