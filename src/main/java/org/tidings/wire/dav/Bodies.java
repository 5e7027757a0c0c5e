package org.tidings.wire.dav;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.tidings.wire.http.RequestSizes;

/// Request bodies that are read as a stream.
final class Bodies {
    private Bodies() {}

    /// Whether the fields say that bytes will come.
    static boolean isAnnounced(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    /// The body as XML, or nothing if it has no byte.
    ///
    /// @throws org.tidings.wire.http.RequestRefused when it does not begin as XML, or says that it is too long
    static Optional<XmlBody> xml(Request request) throws IOException {
        RequestSizes sizes = RequestSizes.of(request);
        sizes.requireShort(request);
        return of(request).map(body -> new XmlBody(body, sizes));
    }

    private static Optional<InputStream> of(Request request) throws IOException {
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
