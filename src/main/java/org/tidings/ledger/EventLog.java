package org.tidings.ledger;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.tidings.model.Offset;

/// A durable, ordered log of what happened at one site.
///
/// History and live are the same read: a live reader is one that has caught up.
public interface EventLog {

    /// Names this log; a log that was rebuilt has another epoch, so that an old cursor is not misread.
    Epoch epoch();

    /// The last event readers can see; the origin for an empty log.
    Offset head();

    /// The last event that was trimmed away; the origin if none ever was. Reading after it, or after
    /// anything later, is possible.
    Offset trimmed();

    /// The events after a place, in order, at most `limit` of them.
    Reading read(Offset after, int limit);

    /// The last event committed before this time, counting trimmed ones as before.
    Offset before(Instant time);

    /// The identity of a log.
    ///
    /// @param value 8 lower-case hex digits, drawn when the log was made
    record Epoch(String value) {
        private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}");

        public Epoch {
            if (!FORM.matcher(value).matches()) {
                throw new IllegalArgumentException("an epoch is 8 lower-case hex digits");
            }
        }
    }

    /// What came of reading.
    sealed interface Reading {
        /// The next lines; empty at the head.
        record Lines(List<Line> lines) implements Reading {}

        /// The place asked for has been trimmed away: the events after `asked` up to and including
        /// `trimmed` are gone.
        record Behind(Offset asked, Offset trimmed) implements Reading {}
    }
}
