package org.tidings.wire.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.tidings.wire.http.Answer;
import org.tidings.wire.http.PercentCoding;
import org.tidings.wire.http.Problem;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.RequestSizes;

/// The parameters of a request: of its query, and of a form that was posted, for selectors too long for a URL.
final class Parameters {
    private static final int MOST_FIELDS = 256;
    private final Map<String, List<String>> values = new TreeMap<>();

    /// @throws Problem when they are malformed or too many
    static Parameters of(Request request) {
        var parameters = new Parameters();
        RequestSizes sizes = RequestSizes.of(request);
        sizes.requireShort(request);
        try {
            String query = request.getHttpURI().getQuery();
            PercentCoding.decode(query == null ? "" : query);
            parameters.addAll(Request.extractQueryParameters(request));
            if (HttpMethod.POST.is(request.getMethod())) {
                parameters.addAll(FormFields.getFields(request, MOST_FIELDS, sizes.bodyBytes()));
            }
        } catch (RuntimeException malformed) {
            throw refused(malformed, sizes);
        }
        parameters.values.remove(Answer.QUERY_TOKEN);
        return parameters;
    }

    /// The server has no words of its own for a form that is too long, or too slow.
    private static RuntimeException refused(RuntimeException why, RequestSizes sizes) {
        if (why instanceof CompletionException && Answer.cutShort(why).status() == RequestRefused.REQUEST_TIMEOUT) {
            return Answer.cutShort(why);
        }
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalStateException
                    && String.valueOf(cause.getMessage()).contains("large")) {
                return sizes.tooLong();
            }
        }
        return new Problem(
                HttpStatus.BAD_REQUEST_400,
                "The parameters cannot be read: they are percent-encoded UTF-8, at most " + MOST_FIELDS + ".");
    }

    private void addAll(Fields fields) {
        if (fields.getSize() > MOST_FIELDS) {
            throw new IllegalArgumentException("too many");
        }
        for (Fields.Field field : fields) {
            values.merge(field.getName(), field.getValues(), (a, b) -> {
                var both = new java.util.ArrayList<>(a);
                both.addAll(b);
                return both;
            });
        }
    }

    /// Takes the one value of a parameter out; an empty one counts as none.
    Optional<String> take(String name) {
        List<String> taken = values.remove(name);
        if (taken == null) {
            return Optional.empty();
        }
        if (taken.size() > 1) {
            throw Problem.ofParameter(name, "It is given more than once.");
        }
        return Optional.of(taken.getFirst()).filter(value -> !value.isEmpty());
    }

    /// What has not been taken.
    Map<String, List<String>> rest() {
        return values;
    }
}
