package org.tidings.wire.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/// Everything that can be asked of an edge, found by path.
///
/// Of several templates that fit a path the most literal counts, segment by segment: a word before a variable,
/// a variable before a rest.
public final class Routes {
    private final List<Route> all;
    private final Step root = new Step();

    /// One segment of the templates, and what can follow it.
    private static final class Step {
        private final Map<String, Step> words = new HashMap<>();
        private final Map<HttpMethod, Route> here = new EnumMap<>(HttpMethod.class);
        private final Map<HttpMethod, Route> rest = new EnumMap<>(HttpMethod.class);
        private @Nullable Step variable;

        Step then(String segment) {
            if (Template.isVariable(segment)) {
                variable = variable == null ? new Step() : variable;
                return variable;
            }
            return words.computeIfAbsent(segment, word -> new Step());
        }
    }

    /// What stands at a path.
    ///
    /// @param routes at least one, by method, GET first
    /// @param values of their templates' variables, as they stood on the request line
    public record Match(Map<HttpMethod, Route> routes, List<String> values) {

        /// What answers this method, if it is known here.
        public Optional<Route> route(String method) {
            HttpMethod asked = HttpMethod.HEAD.is(method) ? HttpMethod.GET : HttpMethod.fromString(method);
            return asked == null ? Optional.empty() : Optional.ofNullable(routes.get(asked));
        }

        /// What the variables of one of the routes stand for.
        ///
        /// @throws RequestRefused when a value is not UTF-8, percent-encoded
        public Map<String, String> variables(Route route) {
            return route.template().variables(values);
        }

        /// How errors are told here.
        public ErrorForm errors() {
            return routes.values().iterator().next().manner().errors();
        }

        /// The value of `Allow`.
        public String allowed() {
            var methods = new ArrayList<String>();
            routes.keySet().forEach(method -> methods.add(method.asString()));
            if (routes.containsKey(HttpMethod.GET)) {
                methods.add(1, HttpMethod.HEAD.asString());
            }
            methods.add(HttpMethod.OPTIONS.asString());
            return String.join(", ", methods);
        }
    }

    /// @throws IllegalArgumentException when two routes answer the same
    public Routes(List<Route> routes) {
        all = List.copyOf(routes);
        all.forEach(this::add);
    }

    private void add(Route route) {
        Step step = root;
        Map<HttpMethod, Route> place = root.here;
        for (String segment : route.template().segments()) {
            step = Template.isRest(segment) ? step : step.then(segment);
            place = Template.isRest(segment) ? step.rest : step.here;
        }
        if (place.put(route.method(), route) != null) {
            throw new IllegalArgumentException("two routes answer " + route.text());
        }
    }

    /// All of them, in the order they were given.
    public List<Route> all() {
        return all;
    }

    /// @param rawPath as it stood on the request line, without the query
    public Optional<Match> find(String rawPath) {
        if (!rawPath.startsWith("/")) {
            return Optional.empty();
        }
        var values = new ArrayList<String>();
        Map<HttpMethod, Route> found = find(root, Template.segments(rawPath), values);
        return found.isEmpty() ? Optional.empty() : Optional.of(new Match(found, List.copyOf(values)));
    }

    private static Map<HttpMethod, Route> find(Step at, List<String> ahead, List<String> values) {
        if (ahead.isEmpty()) {
            return at.here;
        }
        String segment = ahead.getFirst();
        List<String> further = ahead.subList(1, ahead.size());
        Step word = at.words.get(segment);
        Map<HttpMethod, Route> found = word == null ? Collections.emptyMap() : find(word, further, values);
        if (found.isEmpty() && at.variable != null && !segment.isEmpty()) {
            found = findBehind(Objects.requireNonNull(at.variable), segment, further, values);
        }
        if (found.isEmpty() && !at.rest.isEmpty()) {
            values.add(String.join("/", ahead));
            found = at.rest;
        }
        return found;
    }

    private static Map<HttpMethod, Route> findBehind(
            Step variable, String segment, List<String> further, List<String> values) {
        values.add(segment);
        Map<HttpMethod, Route> found = find(variable, further, values);
        if (found.isEmpty()) {
            values.removeLast();
        }
        return found;
    }
}
