package org.tidings.wire.copy;

import java.time.Instant;

/// What the client of a copy is told: performance markers as GridFTP has them, and a closing line (WLCG HTTP-TPC).
final class Markers {
    private Markers() {}

    static String marker(Instant now, long bytes) {
        return """
            Perf Marker
            Timestamp: %d
            Stripe Index: 0
            Stripe Bytes Transferred: %d
            Total Stripe Count: 1
            End
            """.formatted(now.getEpochSecond(), bytes);
    }

    static String closing(CopyOutcome outcome) {
        return switch (outcome) {
            case CopyOutcome.Copied _ -> "success: Created\n";
            case CopyOutcome.Failed(var why, var text) ->
                "failure: " + why.wireName() + ": " + text.replaceAll("\\p{Cntrl}+", " ") + "\n";
        };
    }
}
