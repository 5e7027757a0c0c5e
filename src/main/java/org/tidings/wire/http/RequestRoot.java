package org.tidings.wire.http;

import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/// Where the client believes to be talking to: what absolute URLs in answers begin with.
///
/// @param text scheme, host and port, as in `https://site.example:3880`
public record RequestRoot(String text) {
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,253})|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

    /// Taken from the request's target or `Host` (RFC 9112 §3.3).
    ///
    /// @throws RequestRefused when that is no host: it will stand in headers, in JSON and in logs
    public static RequestRoot of(Request request) {
        String authority = request.getHttpURI().getAuthority();
        if (authority == null || !AUTHORITY.matcher(authority).matches()) {
            throw RequestRefused.malformed("The Host of this request is not the name or address of a host.");
        }
        return new RequestRoot((request.isSecure() ? "https" : "http") + "://" + authority);
    }

    /// The URL of a path, which begins with a slash and is escaped already.
    public String url(String path) {
        return text + path;
    }
}
