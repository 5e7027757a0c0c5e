package org.tidings.wire.rest;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.tidings.wire.http.Endpoint;
import org.tidings.wire.http.RequestRoot;
import org.tidings.wire.http.Visit;
import org.tidings.wire.json.JsonAnswer;
import tools.jackson.databind.node.ObjectNode;

/// `/scripts/config.js`: where the API and the door are, as JSON for who names that in `Accept`, otherwise as a script
/// that defines `CONFIG`.
///
/// @param door where the site's door is, as the site itself reaches it
record ConfigScript(String site, Supplier<URI> door) implements Endpoint {

    @Override
    public void serve(Visit visit) {
        ObjectNode config = JsonAnswer.object()
                .put("dcache-view.endpoints.webapi", "/api/v1/")
                .put("dcache-view.endpoints.webdav", door(visit))
                .put("dcache-view.org-name", site);
        visit.response().getHeaders().put(HttpHeader.VARY, "Accept");
        if (isJsonNamed(visit)) {
            JsonAnswer.ok(visit, config);
            return;
        }
        var headers = visit.response().getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, "text/javascript; charset=utf-8");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        byte[] script = ("window.CONFIG = " + config + ";\n").getBytes(StandardCharsets.UTF_8);
        visit.response().write(true, ByteBuffer.wrap(script), visit.callback());
    }

    private String door(Visit visit) {
        return DoorUrl.of(door.get(), RequestRoot.of(visit.request())).toString();
    }

    /// A range such as `*/*` does not name it.
    private static boolean isJsonNamed(Visit visit) {
        String accept = String.join(",", visit.request().getHeaders().getValuesList(HttpHeader.ACCEPT))
                .toLowerCase(Locale.ROOT);
        return accept.contains("application/json") || accept.contains("text/json");
    }
}
