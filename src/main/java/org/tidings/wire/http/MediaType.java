package org.tidings.wire.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The forms an answer can take, and which of them a reader prefers (RFC 9110 §12.5.1).
public enum MediaType {
    HTML("text/html"),
    JSON("application/json"),
    EVENT_STREAM("text/event-stream"),
    NDJSON("application/x-ndjson"),
    TEXT("text/plain"),
    XML("application/xml"),
    METALINK("application/metalink4+xml");

    private final String wireName;

    MediaType(String wireName) {
        this.wireName = wireName;
    }

    /// The type as it stands in a header, without parameters.
    public String wireName() {
        return wireName;
    }

    /// The best of what is offered; the first of them where the reader has no preference, none if he
    /// accepts none. What does not read as a media range counts for nothing.
    ///
    /// @param accept the value of `Accept`; blank means anything
    /// @param offered the forms there are, the server's favourite first
    public static Optional<MediaType> best(String accept, List<MediaType> offered) {
        if (accept.isBlank()) {
            return offered.stream().findFirst();
        }
        List<Weighted> ranges = Weighted.parseList(accept);
        MediaType best = null;
        int bestWeight = 0;
        for (MediaType type : offered) {
            int weight = type.weight(ranges);
            if (weight > bestWeight) {
                best = type;
                bestWeight = weight;
            }
        }
        return Optional.ofNullable(best);
    }

    /// The weight the most specific matching range gives to this type.
    private int weight(List<Weighted> ranges) {
        int specific = -1;
        int weight = 0;
        for (Weighted range : ranges) {
            int now = specificity(range.name().toLowerCase(Locale.ROOT));
            if (now > specific) {
                specific = now;
                weight = range.thousandths();
            }
        }
        return weight;
    }

    private int specificity(String range) {
        if (range.equals(wireName)) {
            return 2;
        }
        if (range.equals(wireName.substring(0, wireName.indexOf('/')) + "/*")) {
            return 1;
        }
        return range.equals("*/*") ? 0 : -1;
    }
}
