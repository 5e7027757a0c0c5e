package org.tidings.wire.json;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.tidings.wire.http.ErrorForm;
import org.tidings.wire.http.RequestRefused;

/// Errors as programs written for dCache read them: those of today and those of before 2022 at once.
///
/// As there, `detail` is the sentence only where a client can do something about the request; elsewhere it
/// repeats the status. The older `errors[0].message` has the sentence always.
public final class DcacheErrors implements ErrorForm {

    @Override
    public void answer(Request request, Response response, Callback callback, RequestRefused refused) {
        refused.fields().forEach(response.getHeaders()::put);
        JsonAnswer.send(response, refused.status(), body(refused), callback);
    }

    private static Object body(RequestRefused refused) {
        int status = refused.status();
        String reason = HttpStatus.getMessage(status);
        boolean tells = status == HttpStatus.BAD_REQUEST_400
                || status == HttpStatus.NOT_FOUND_404
                || status == HttpStatus.INTERNAL_SERVER_ERROR_500;
        var body = JsonAnswer.object();
        body.put("status", String.valueOf(status));
        body.put("title", reason);
        body.put("detail", tells ? refused.sentence() : reason);
        body.putArray("errors")
                .addObject()
                .put("status", String.valueOf(status))
                .put("message", refused.sentence());
        return body;
    }
}
