package org.tidings.wire.api;

import java.util.List;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.tidings.access.Principal;

/// What answers at one path.
interface Endpoint {

    /// The methods it knows, beside OPTIONS.
    List<HttpMethod> methods();

    /// Answers one request of a known method by somebody who has logged in.
    ///
    /// @throws Problem when it cannot be answered as asked; nothing has been written then
    void serve(Request request, Response response, Callback callback, Principal who);
}
