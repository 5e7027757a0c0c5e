package org.tidings.wire.json;

import java.io.IOException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.tidings.wire.http.Endpoint;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.Visit;

/// Lets only requests through that say that their body is JSON, even if it is empty; others get 415.
///
/// A page of another site can make a browser send a request in its user's name, but not with this media type unless we
/// allow it (Fetch standard, CORS-safelisted request-header).
public record JsonOnly(Endpoint endpoint) implements Endpoint {
    private static final String JSON = "application/json";

    @Override
    public void serve(Visit visit) throws IOException {
        String type = visit.field(HttpHeader.CONTENT_TYPE.asString()).orElse("");
        int parameters = type.indexOf(';');
        if (!(parameters < 0 ? type : type.substring(0, parameters)).strip().equalsIgnoreCase(JSON)) {
            throw new RequestRefused(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "The Content-Type of this is " + JSON + ".");
        }
        endpoint.serve(visit);
    }
}
