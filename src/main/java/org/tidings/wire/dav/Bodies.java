package org.tidings.wire.dav;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/// Request bodies that are read as a stream.
final class Bodies {
    private Bodies() {}

    /// Whether the fields say that bytes will come.
    static boolean isAnnounced(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    /// The body, or nothing if it has no byte.
    static Optional<InputStream> of(Request request) throws IOException {
        if (request.getLength() == 0) {
            return Optional.empty();
        }
        PushbackInputStream body = new PushbackInputStream(Request.asInputStream(request));
        int first = body.read();
        if (first < 0) {
            return Optional.empty();
        }
        body.unread(first);
        return Optional.of(body);
    }
}
