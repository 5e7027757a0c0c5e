package org.tidings.delivery;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.tidings.ledger.EventLog;
import org.tidings.model.Offset;

/// Finds the place that a listener's words mean.
public final class Starts {
    private static final String FORMS =
            "A place is 'now', 'earliest', 'snapshot', a cursor, or a time as in 2026-01-31T12:00:00Z.";
    private final EventLog log;
    private final Cursors cursors;

    public Starts(EventLog log, Cursors cursors) {
        this.log = log;
        this.cursors = cursors;
    }

    /// For a client that was here before and says what it heard last: whatever it says, it gets an answer,
    /// because a browser gives up for good on an error.
    public Start resuming(String lastEventId, boolean operator) {
        return place(lastEventId, operator)
                .map(place -> reachable(place, lastEventId))
                .orElseGet(() -> new Start.After(log.trimmed(), Optional.of(lastEventId)));
    }

    /// For a `from` parameter.
    public Start from(String words, boolean operator) {
        return switch (words) {
            case "now" -> new Start.After(log.head(), Optional.empty());
            case "earliest" -> new Start.After(log.trimmed(), Optional.empty());
            case "snapshot" -> new Start.Snapshot();
            default -> fromPlace(words, operator);
        };
    }

    private Start fromPlace(String words, boolean operator) {
        Optional<Offset> place = place(words, operator);
        if (place.isPresent()) {
            return reachable(place.get(), words);
        }
        if (words.length() == Cursors.LENGTH && words.matches("[A-Za-z0-9_-]*")) {
            return new Start.After(log.trimmed(), Optional.of(words));
        }
        return fromTime(words);
    }

    /// A time from which on events may have been trimmed away counts as a gap.
    private Start fromTime(String words) {
        try {
            Offset place = log.before(OffsetDateTime.parse(words).toInstant());
            boolean mayMiss = place.value() > 0 && place.equals(log.trimmed());
            return new Start.After(place, mayMiss ? Optional.of(words) : Optional.empty());
        } catch (DateTimeException notATime) {
            return new Start.Refused(FORMS);
        }
    }

    private Start reachable(Offset place, String words) {
        boolean gone = log.trimmed().isAfter(place) || place.isAfter(log.head());
        return gone ? new Start.After(log.trimmed(), Optional.of(words)) : new Start.After(place, Optional.empty());
    }

    private Optional<Offset> place(String words, boolean operator) {
        if (operator && words.matches("[0-9]{1,18}")) {
            return Optional.of(new Offset(Long.parseLong(words)));
        }
        return words.length() == Cursors.LENGTH ? cursors.offset(words) : Optional.empty();
    }
}
