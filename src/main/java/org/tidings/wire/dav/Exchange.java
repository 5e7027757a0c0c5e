package org.tidings.wire.dav;

import java.io.OutputStream;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.tidings.door.Caller;
import org.tidings.door.Refusal;
import org.tidings.model.StoragePath;
import org.tidings.wire.http.Answer;
import org.tidings.wire.http.RequestTarget;

/// One request from somebody known about some path, and its answer. Every method ends in exactly one answer.
///
/// @param target what it is about; its path is one of the namespace
/// @param caller who asks
/// @param condition its `If` field, if it has one
record Exchange(
        Request request,
        Response response,
        Callback callback,
        RequestTarget target,
        Caller caller,
        Optional<IfHeader> condition) {

    private static final String TAKEN_BY_ALL =
            "COPY, DELETE, GET, HEAD, LOCK, MOVE, OPTIONS, POST, PROPFIND, PROPPATCH, UNLOCK";

    StoragePath path() {
        return target.path();
    }

    /// How the caller writes paths, and is shown them.
    Addresses addresses() {
        return Addresses.of(caller.principal(), request);
    }

    /// The URL of a path, as the caller is to be shown it.
    String href(StoragePath actual, boolean directory) {
        return addresses().href(actual, directory);
    }

    HttpFields fields() {
        return request.getHeaders();
    }

    /// The value of a field, or an empty text.
    String field(String name) {
        String value = request.getHeaders().get(name);
        return value == null ? "" : value;
    }

    void put(String name, String value) {
        response.getHeaders().put(name, value);
    }

    void answer(int status) {
        Answer.empty(response, status, callback);
    }

    void answer(int status, String sentence) {
        Answer.sentence(response, status, sentence, callback);
    }

    /// Answers that what is there, or can only be a directory, does not take this method (RFC 9110 §15.5.6).
    void notAllowed(String sentence) {
        put(HttpHeader.ALLOW.asString(), TAKEN_BY_ALL);
        answer(Refused.NOT_ALLOWED, sentence);
    }

    /// Begins a body of unknown length; see [Answer#stream].
    OutputStream stream(int status, String contentType) {
        return Answer.stream(request, response, status, contentType);
    }

    void done() {
        callback.succeeded();
    }

    /// Answers with why it did not happen. Who has not said who he is may say so now.
    void refuse(Refusal refusal) {
        Refused refused = Refused.of(refusal, request.getMethod(), addresses());
        if (refusal instanceof Refusal.Forbidden && caller.principal().isAnonymous()) {
            Answer.challenge(response, refused.sentence(), callback);
        } else if (refused.status() == Refused.NOT_ALLOWED) {
            notAllowed(refused.sentence());
        } else {
            answer(refused.status(), refused.sentence());
        }
    }
}
