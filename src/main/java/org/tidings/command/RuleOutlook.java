package org.tidings.command;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import org.tidings.config.Amounts;
import tools.jackson.databind.JsonNode;

/// What a rule would do, for people.
final class RuleOutlook {
    private RuleOutlook() {}

    /// @param recent how young files are that are counted apart
    static void print(JsonNode told, String recent, PrintWriter out) {
        out.println("It is for " + holdings(told.path("concerned")) + "; " + holdings(told.path("recent"))
                + " of it first stored in the last " + recent + ".");
        out.println("Need nothing: " + files(told.path("ok").asLong()));
        out.println("Copies made: " + places(told.path("copies")));
        out.println("Copies let go: " + places(told.path("released")));
        out.println("Stuck: " + (told.path("stuck").isEmpty() ? "none" : ""));
        told.path("stuck")
                .properties()
                .forEach(reason -> out.println(
                        "  " + files(reason.getValue().asLong()) + ": " + EventText.visible(reason.getKey())));
        told.path("examples").values().forEach(example -> out.println("For instance " + example(example)));
        if (!told.path("complete").asBoolean(true)) {
            out.println("These are figures of the first "
                    + told.path("lookedAt").asLong() + " files only; there are more.");
        }
    }

    private static String example(JsonNode example) {
        String to = example.path("copiedTo")
                .valueStream()
                .map(rse -> EventText.visible(rse.asString("")))
                .collect(Collectors.joining(", "));
        return EventText.visible(example.path("did").asString("")) + "  " + RuleWhy.verdict(example.path("verdict"))
                + (to.isEmpty() ? "" : ", copied to " + to);
    }

    private static String places(JsonNode places) {
        return places.isEmpty()
                ? "none"
                : places.properties().stream()
                        .map(place -> EventText.visible(place.getKey()) + " " + holdings(place.getValue()))
                        .collect(Collectors.joining("; "));
    }

    private static String holdings(JsonNode holdings) {
        return files(holdings.path("files").asLong()) + ", "
                + Amounts.readable(holdings.path("bytes").asLong());
    }

    private static String files(long files) {
        return files == 1 ? "1 file" : files + " files";
    }
}
