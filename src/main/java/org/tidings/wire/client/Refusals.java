package org.tidings.wire.client;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The words of a refusal: the site's own, or what its status means.
final class Refusals {
    private Refusals() {}

    /// @param type the body's media type: problem JSON (RFC 9457) and plain text are told on
    static String sentence(int status, String type, String body) {
        if (type.startsWith("application/problem+json")) {
            return detail(status, body);
        }
        return type.startsWith("text/plain") && !body.isEmpty() ? body : meaning(status);
    }

    private static String detail(int status, String body) {
        try {
            var problem = JsonMapper.shared().readTree(body);
            String title = problem.path("title").asString(meaning(status));
            return problem.path("detail").asString(title);
        } catch (JacksonException e) {
            return meaning(status);
        }
    }

    static String meaning(int status) {
        return switch (status) {
            case 400 -> "The site did not understand the request.";
            case 401 -> "The site wants a user and the right password.";
            case 403 -> "That is not allowed.";
            case 404 -> "There is no such file or directory.";
            case 405 -> "That is there already, or cannot be done to it.";
            case 409 -> "The directory above it is missing.";
            case 412 -> "It is there already, or has changed.";
            case 413 -> "That is too large.";
            case 416 -> "The file has no such range.";
            case 423 -> "It is locked by somebody.";
            case 429 -> "Too many requests; wait a little.";
            case 503 -> "The site is not ready.";
            case 507 -> "The site has no room for that.";
            default -> "The site answered with status " + status + ".";
        };
    }
}
