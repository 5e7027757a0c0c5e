package org.tidings.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.tidings.config.Amounts;
import tools.jackson.databind.JsonNode;

/// A transfer of the catalogue for people, as the API tells it.
final class TransferText {
    static final List<String> HEADS = List.of("STATE", "FROM", "TO", "SIZE", "TRY", "FOR", "FILE");

    private TransferText() {}

    /// In one line, without its file.
    static String of(JsonNode transfer) {
        return way(transfer) + "  " + state(transfer) + ", attempt "
                + transfer.path("attempt").asInt() + ", since " + visible(transfer.path("since")) + failure(transfer);
    }

    /// As a row under [#HEADS].
    static List<String> row(JsonNode transfer, Instant now) {
        return List.of(
                state(transfer),
                transfer.has("from") ? visible(transfer.path("from")) : "-",
                visible(transfer.path("to")),
                Amounts.readable(transfer.path("size").asLong()),
                Integer.toString(transfer.path("attempt").asInt()),
                age(transfer, now),
                visible(transfer.path("did")) + failure(transfer));
    }

    private static String way(JsonNode transfer) {
        String to = "-> " + visible(transfer.path("to"));
        return transfer.has("from") ? visible(transfer.path("from")) + " " + to : to;
    }

    private static String state(JsonNode transfer) {
        return visible(transfer.path("state")).toLowerCase(Locale.ROOT);
    }

    private static String failure(JsonNode transfer) {
        return transfer.has("failure")
                ? "  (" + visible(transfer.path("failure").path("text")) + ")"
                : "";
    }

    private static String age(JsonNode transfer, Instant now) {
        Duration age = Duration.between(Instant.parse(transfer.path("since").asString("")), now);
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }

    private static String visible(JsonNode text) {
        return EventText.visible(text.asString(""));
    }
}
