package org.tidings.wire.http;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.tidings.access.Principal;

/// One request at a [Route], by somebody who was let in, and its answer.
///
/// @param who asks; anybody where no login is looked at
/// @param variables what the template's variables stand for, see [Template]
public record Visit(
        Request request, Response response, Callback callback, Principal who, Map<String, String> variables) {
    public Visit {
        variables = Map.copyOf(variables);
    }

    /// The value of a variable of the route's template.
    public String variable(String name) {
        return Objects.requireNonNull(variables.get(name), name);
    }

    /// The value of a header field of the request, if it has one.
    public Optional<String> field(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    /// Whether only the head of the answer is asked for.
    public boolean isHead() {
        return HttpMethod.HEAD.is(request.getMethod());
    }

    /// Answers with a status and nothing more.
    public void empty(int status) {
        Answer.empty(response, status, callback);
    }
}
