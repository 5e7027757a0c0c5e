package org.tidings.wire.http;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Answers what never reached a handler with a plain sentence.
public final class PlainErrors implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        announceEnd(request, response);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        String sentence = sentence(response.getStatus(), request.getAttribute(ErrorHandler.ERROR_MESSAGE));
        response.write(true, BufferUtil.toBuffer(sentence + "\n", StandardCharsets.UTF_8), callback);
        return true;
    }

    /// The server closes the connection after such an answer, and does not always say so by itself: a client would
    /// send its next request into nothing. Only who just asks too often keeps it.
    public static void announceEnd(Request request, Response response) {
        if (response.getStatus() == HttpStatus.TOO_MANY_REQUESTS_429) {
            return;
        }
        HttpVersion version = request.getConnectionMetaData().getHttpVersion();
        if (version.getVersion() <= HttpVersion.HTTP_1_1.getVersion()) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
    }

    /// What to tell; the server's own words only where the request is to blame.
    public static String sentence(int status, @Nullable Object words) {
        String told = switch (status) {
            case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 -> "The header fields of this request are too long.";
            case HttpStatus.URI_TOO_LONG_414 -> "The URL of this request is too long.";
            case HttpStatus.REQUEST_TIMEOUT_408 -> "The request took too long to arrive.";
            case HttpStatus.NOT_FOUND_404 -> "There is nothing here.";
            case HttpStatus.TOO_MANY_REQUESTS_429 -> "Too many requests come from your address.";
            case HttpStatus.SERVICE_UNAVAILABLE_503 -> "There is too much to do at the moment.";
            default -> status < 500 ? "The request is malformed" + detail(status, words) + "." : "";
        };
        return told.isEmpty() ? HttpStatus.getMessage(status) + "." : told;
    }

    private static String detail(int status, @Nullable Object words) {
        boolean says = words != null && !HttpStatus.getMessage(status).equals(words.toString());
        return says ? ": " + words : "";
    }
}
