package org.tidings.channel;

import java.time.Instant;
import java.util.Optional;
import org.tidings.model.Offset;
import org.tidings.model.Subscription;

/// A subscription, and the stretch of the log it counts for.
///
/// @param since the event that made it; it tells what comes after
/// @param sinceAt that event's time
/// @param until the event that ended or replaced it; empty while it stands
public record Term(Subscription subscription, Offset since, Instant sinceAt, Optional<Offset> until) {

    /// Whether it is for the event at this offset. What ended it is not for it any more.
    public boolean covers(Offset offset) {
        return offset.isAfter(since) && until.map(end -> end.isAfter(offset)).orElse(true);
    }

    public boolean stands() {
        return until.isEmpty();
    }

    public Term endedBy(Offset offset) {
        return new Term(subscription, since, sinceAt, Optional.of(offset));
    }
}
