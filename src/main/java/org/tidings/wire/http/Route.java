package org.tidings.wire.http;

import org.eclipse.jetty.http.HttpMethod;

/// One thing that can be asked: a method at the paths of a template. A GET answers HEAD as well.
public record Route(HttpMethod method, Template template, Manner manner, Endpoint endpoint) {

    /// Method and template, as in `GET /api/v1/namespace/{path...}`.
    public String text() {
        return method.asString() + " " + template.text();
    }
}
