package org.tidings.wire.dav;

import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.tidings.wire.http.MediaType;
import org.tidings.wire.http.Query;

/// What a directory can be looked at as.
enum DirectoryForm {
    PAGE(DirectoryPage.CONTENT_TYPE),
    METALINK(Metalink.CONTENT_TYPE);

    private static final String PARAMETER = "type";
    private static final String METALINK_VALUE = "metalink";
    private static final List<MediaType> OFFERED = List.of(MediaType.HTML, MediaType.METALINK);

    private final String contentType;

    DirectoryForm(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /// What the query's `type` says, else what `Accept` likes best; who likes neither gets the page.
    static DirectoryForm wanted(Exchange exchange) {
        if (METALINK_VALUE.equals(Query.of(exchange.request()).getValue(PARAMETER))) {
            return METALINK;
        }
        return MediaType.best(exchange.field("Accept"), OFFERED)
                        .filter(MediaType.METALINK::equals)
                        .isPresent()
                ? METALINK
                : PAGE;
    }

    /// Says that there is a metalink (RFC 8288, RFC 6249), and that the form depends on what was asked for. The URL is
    /// the caller's own, without the query: a token in that is not given on.
    static void describe(Exchange exchange) {
        String address = exchange.href(exchange.path(), true);
        exchange.put(
                "Link",
                "<" + address + "?" + PARAMETER + "=" + METALINK_VALUE + ">; rel=describedby; type=\""
                        + Metalink.CONTENT_TYPE + "\"");
        exchange.put(HttpHeader.VARY.asString(), HttpHeader.ACCEPT.asString());
    }
}
