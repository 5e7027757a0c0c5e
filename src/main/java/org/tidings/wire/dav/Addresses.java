package org.tidings.wire.dav;

import org.eclipse.jetty.server.Request;
import org.tidings.access.Principal;
import org.tidings.model.StoragePath;
import org.tidings.wire.http.Href;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.RequestTarget;

/// Between what somebody writes and is shown and the paths of the namespace: whatever names a path comes in and goes
/// out through here, for who has a root of their own.
///
/// @param who whose root counts
/// @param authority host and port the request was sent to
record Addresses(Principal who, String authority) {
    private static final int URI_TOO_LONG = 414;

    static Addresses of(Principal who, Request request) {
        String authority = request.getHttpURI().getAuthority();
        return new Addresses(who, authority == null ? "" : authority);
    }

    /// The target of a request.
    RequestTarget target(String rawPath) {
        return inside(RequestTarget.parse(rawPath));
    }

    /// Another resource that a field names, as [DavFields#destination] reads it.
    RequestTarget other(String urlOrPath) {
        return inside(DavFields.destination(urlOrPath, authority));
    }

    /// A path for a person; what is not theirs to know is their root.
    StoragePath shown(StoragePath actual) {
        return who.shown(actual).orElse(StoragePath.ROOT);
    }

    /// A path as a URL; what is not theirs to know is their root.
    String href(StoragePath actual, boolean directory) {
        return Href.of(shown(actual), directory);
    }

    private RequestTarget inside(RequestTarget asWritten) {
        try {
            return new RequestTarget(who.inside(asWritten.path()), asWritten.namesDirectory());
        } catch (IllegalArgumentException tooLong) {
            throw new RequestRefused(URI_TOO_LONG, String.valueOf(tooLong.getMessage()));
        }
    }
}
