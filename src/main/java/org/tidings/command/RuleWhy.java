package org.tidings.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Why a rule makes of a file what it does, for people.
final class RuleWhy {
    private RuleWhy() {}

    static void print(JsonNode why, PrintWriter out) {
        out.println(visible(why.path("did")) + " and rule " + visible(why.path("rule")) + ", read as "
                + visible(why.path("readAs")));
        if (why.has("verdict")) {
            out.println(verdict(why.path("verdict")));
        }
        if (why.has("aside")) {
            out.println(visible(why.path("aside")));
        }
        if (!why.path("lines").isEmpty()) {
            out.println();
            var table = new Table(List.of("RSE", "ALLOWED", "BY", "TAKEN", "BECAUSE"));
            why.path("lines")
                    .values()
                    .forEach(line -> table.row(List.of(
                            visible(line.path("rse")),
                            word(line.path("allowed")),
                            visible(line.path("because")),
                            word(line.path("chosen")),
                            visible(line.path("how")))));
            table.print(out);
        }
    }

    /// As in `OK at site-a, site-b`.
    static String verdict(JsonNode verdict) {
        String places =
                verdict.path("places").valueStream().map(RuleWhy::visible).collect(Collectors.joining(", "));
        String reason = visible(verdict.path("reason"));
        return visible(verdict.path("state"))
                + (places.isEmpty() ? "" : " at " + places)
                + (reason.isEmpty() ? "" : ": " + reason);
    }

    private static String word(JsonNode bool) {
        return bool.asBoolean(false) ? "yes" : "no";
    }

    private static String visible(JsonNode text) {
        return EventText.visible(text.asString(""));
    }
}
