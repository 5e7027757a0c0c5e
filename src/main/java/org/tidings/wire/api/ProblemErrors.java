package org.tidings.wire.api;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.tidings.wire.http.PlainErrors;
import org.tidings.wire.http.Problem;

/// Answers what never reached [Api], such as a request that is not HTTP, as a problem too.
public final class ProblemErrors implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        PlainErrors.announceEnd(request, response);
        int status = response.getStatus();
        Object words = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
        new Problem(status, PlainErrors.sentence(status, words)).answer(response, callback);
        return true;
    }
}
