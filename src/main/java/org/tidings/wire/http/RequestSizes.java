package org.tidings.wire.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;

/// How large a request may be, the bytes of files aside.
///
/// An [HttpEdge] has one for all its requests; whoever reads a body asks for it with [#of].
///
/// @param headerBytes request line and fields together; more is 431, or 414 if the URL alone is
/// @param bodyBytes of XML, JSON or a form; more is 413
/// @param elements of XML, values and names of JSON, fields of a form; more is 413
/// @param depth how deep XML and JSON are nested; more is 413
public record RequestSizes(int headerBytes, int bodyBytes, int elements, int depth) {
    public static final RequestSizes USUAL = new RequestSizes(16 * 1024, 1 << 20, 10_000, 64);
    private static final String ATTRIBUTE = RequestSizes.class.getName();

    /// What is allowed where this request came in.
    public static RequestSizes of(Request request) {
        Object known =
                request.getConnectionMetaData().getConnector().getServer().getAttribute(ATTRIBUTE);
        return known instanceof RequestSizes sizes ? sizes : USUAL;
    }

    /// Refuses a body that says it is longer, before a byte of it is read.
    ///
    /// @throws RequestRefused with 413
    public void requireShort(Request request) {
        if (request.getLength() > bodyBytes) {
            throw tooLong();
        }
    }

    /// The refusal of a body that is longer.
    public RequestRefused tooLong() {
        return tooLarge("The body of such a request is at most " + bodyBytes + " bytes.");
    }

    /// The refusal of a body with more in it.
    public RequestRefused tooMany() {
        return tooLarge("The body of such a request has at most " + elements + " elements.");
    }

    /// The refusal of a body that is nested deeper.
    public RequestRefused tooDeep() {
        return tooLarge("The body of such a request is nested at most " + depth + " deep.");
    }

    void holdFor(Server server) {
        server.setAttribute(ATTRIBUTE, this);
    }

    private static RequestRefused tooLarge(String sentence) {
        return new RequestRefused(RequestRefused.CONTENT_TOO_LARGE, sentence);
    }
}
