package org.tidings.wire.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/// The query of a URL, read as a form writes it: `name=value&…`, percent-encoded UTF-8, a plus for a space.
public final class Query {
    private static final int MOST = 256;

    private Query() {}

    /// Its parameters in their order; none where there is no query.
    ///
    /// @throws RequestRefused when it cannot be read, or has too many
    public static Fields of(Request request) {
        String query = request.getHttpURI().getQuery();
        if (query == null) {
            return Fields.EMPTY;
        }
        PercentCoding.decode(query);
        Fields parameters = parsed(request);
        if (parameters.getSize() > MOST) {
            throw RequestRefused.malformed("The query of a URL has at most " + MOST + " parameters.");
        }
        return parameters;
    }

    private static Fields parsed(Request request) {
        try {
            return Request.extractQueryParameters(request);
        } catch (RuntimeException malformed) {
            throw RequestRefused.malformed("The query of this URL cannot be read.");
        }
    }
}
