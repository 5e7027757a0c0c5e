package org.tidings.wire.http;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The paths of a route: `/api/v1/events/channels/{id}`, where a name in braces stands for one segment.
///
/// Segments are told apart before escapes are resolved, so `%2F` in a segment is a slash in its value. A last
/// `{name...}` stands for all that follows its slash, however many segments, as it stood on the request line.
///
/// @param text the template itself
public record Template(String text) {
    private static final String REST = "...}";

    /// @throws IllegalArgumentException when it is no template
    public Template {
        int rest = text.indexOf(REST);
        if (!text.startsWith("/") || (rest >= 0 && rest + REST.length() < text.length())) {
            throw new IllegalArgumentException(text + " is no template");
        }
    }

    List<String> segments() {
        return segments(text);
    }

    /// The segments of a path as they stand between its slashes.
    static List<String> segments(String path) {
        return Arrays.asList(path.substring(1).split("/", -1));
    }

    static boolean isVariable(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    static boolean isRest(String segment) {
        return segment.startsWith("{") && segment.endsWith(REST);
    }

    /// What the variables stand for.
    ///
    /// @param values of the variables from left to right, as they stood on the request line
    /// @throws RequestRefused when a value is not UTF-8, percent-encoded
    Map<String, String> variables(List<String> values) {
        Map<String, String> variables = new HashMap<>();
        int at = 0;
        for (String segment : segments()) {
            if (isRest(segment)) {
                variables.put(segment.substring(1, segment.length() - REST.length()), values.get(at++));
            } else if (isVariable(segment)) {
                variables.put(segment.substring(1, segment.length() - 1), PercentCoding.decode(values.get(at++)));
            }
        }
        return variables;
    }
}
