package org.tidings.command;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tidings.config.Amounts;
import org.tidings.model.EventType;
import tools.jackson.databind.JsonNode;

/// A file of the catalogue on paper, as the API tells it.
final class FileText {
    private final PrintWriter out;
    private final EventText events = new EventText(ZoneId.systemDefault());

    FileText(PrintWriter out) {
        this.out = out;
    }

    void show(JsonNode file) {
        long size = file.path("bytes").path("size").asLong();
        line("file", file.path("did"));
        line("size", size + " (" + Amounts.readable(size) + ")");
        file.path("bytes").path("checksums").properties().forEach(sum -> line(sum.getKey(), sum.getValue()));
        line(
                "first stored at",
                visible(file.path("origin")) + (file.path("ended").asBoolean() ? ", deleted there" : ""));
        line("path", file.path("path"));
        line("owner", file.path("traits").path("owner"));
        line("labels", joined(file.path("traits").path("labels"), " "));
        line("created", file.path("traits").path("created"));
        showReplicas(file.path("replicas"));
        showCopying(file.path("copying"));
        showVerdicts(file.path("verdicts"));
    }

    private void showReplicas(JsonNode replicas) {
        out.println("\nCopies");
        if (replicas.isEmpty()) {
            out.println("  none");
        }
        var table = new Table(List.of("  AT", "STATE", "SINCE", "WHERE"));
        replicas.values()
                .forEach(replica -> table.row(List.of(
                        "  " + visible(replica.path("rse")),
                        state(replica),
                        visible(replica.path("since")),
                        visible(replica.path(replica.has("url") ? "url" : "path")) + because(replica))));
        if (!replicas.isEmpty()) {
            table.print(out);
        }
    }

    private static String state(JsonNode replica) {
        return visible(replica.path("state")) + (replica.path("current").asBoolean(true) ? "" : ", old bytes");
    }

    private static String because(JsonNode replica) {
        String due = replica.has("due") ? "to go at " + visible(replica.path("due")) : "";
        String reason = visible(replica.path("reason"));
        String both = due.isEmpty() || reason.isEmpty() ? due + reason : due + ": " + reason;
        return both.isEmpty() ? "" : "  (" + both + ")";
    }

    private void showCopying(JsonNode copying) {
        if (!copying.isEmpty()) {
            out.println("\nOn their way");
            copying.values().forEach(copy -> out.println("  " + TransferText.of(copy)));
        }
    }

    private void showVerdicts(JsonNode verdicts) {
        out.println("\nRules");
        if (verdicts.isEmpty()) {
            out.println("  none that concerns it");
        }
        verdicts.values().forEach(verdict -> {
            String places = joined(verdict.path("places"), ", ");
            String reason = visible(verdict.path("reason"));
            out.println("  " + visible(verdict.path("rule")) + "  " + visible(verdict.path("state"))
                    + (places.isEmpty() ? "" : " at " + places) + (reason.isEmpty() ? "" : ": " + reason));
        });
    }

    void beginHistory() {
        out.println("\nHistory");
    }

    /// One event of its history.
    void happened(JsonNode event) {
        Optional<EventType> type = EventType.named(event.path("type").asString(""));
        String text = type.map(known -> events.ofCatalogue(
                        known, Instant.parse(event.path("time").asString("")), event))
                .orElseGet(event::toString);
        String cause = event.has("cause") ? " because of " + event.path("cause").asLong() : "";
        out.printf(Locale.ROOT, "  %d%s: %s%n", event.path("offset").asLong(), cause, text);
    }

    private void line(String name, JsonNode value) {
        line(name, visible(value));
    }

    private void line(String name, String value) {
        if (!value.isEmpty()) {
            out.printf("%-16s %s%n", name, value);
        }
    }

    private static String joined(JsonNode texts, String between) {
        return texts.valueStream().map(FileText::visible).collect(Collectors.joining(between));
    }

    private static String visible(JsonNode text) {
        return EventText.visible(text.asString(""));
    }
}
