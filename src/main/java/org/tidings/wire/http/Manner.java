package org.tidings.wire.http;

import org.eclipse.jetty.http.HttpMethod;

/// What a group of routes has in common: who may come in, and how errors are told.
public record Manner(Entrance entrance, ErrorForm errors) {

    /// Who may come in.
    public enum Entrance {
        /// Everybody; no login is looked at.
        OPEN,
        /// Whoever the site lets in, which may be anybody.
        ADMITTED,
        /// Users only, also where the site lets in anybody.
        USERS
    }

    /// GET, and with it HEAD.
    public Route get(String template, Endpoint endpoint) {
        return at(HttpMethod.GET, template, endpoint);
    }

    public Route post(String template, Endpoint endpoint) {
        return at(HttpMethod.POST, template, endpoint);
    }

    public Route patch(String template, Endpoint endpoint) {
        return at(HttpMethod.PATCH, template, endpoint);
    }

    public Route delete(String template, Endpoint endpoint) {
        return at(HttpMethod.DELETE, template, endpoint);
    }

    private Route at(HttpMethod method, String template, Endpoint endpoint) {
        return new Route(method, new Template(template), this, endpoint);
    }
}
