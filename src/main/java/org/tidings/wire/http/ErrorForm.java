package org.tidings.wire.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// How a group of routes tells its errors: the one place that writes them.
@FunctionalInterface
public interface ErrorForm {

    /// Answers with the status, the fields and, in this form, the sentence of a refusal.
    void answer(Request request, Response response, Callback callback, RequestRefused refused);
}
