package org.tidings.ledger;

import java.time.Duration;
import org.tidings.model.Offset;

/// How much of a log stays at hand. Pure: it is told the figures, and says what may go.
///
/// @param age events younger than this stay, unless there are too many
/// @param sizeBytes what the log may take, about
public record Retention(Duration age, long sizeBytes) {
    public static final Retention DEFAULT = new Retention(Duration.ofDays(30), 50_000_000_000L);

    /// What is too old goes by the segment, or once it is later than this, so that a quiet site too makes
    /// one segment a day and not one an event.
    static final Duration GRACE = Duration.ofDays(1);

    /// A log that is too large goes this far below its limit at once, for the same reason.
    private static final long SLACK_DIVISOR = 64;

    public Retention {
        if (age.isNegative() || sizeBytes < 0) {
            throw new IllegalArgumentException("retention is neither negative in time nor in bytes");
        }
    }

    /// A log's figures.
    ///
    /// @param trimmed the last event that is gone already
    /// @param head the last event
    /// @param tooOld the last event older than the age
    /// @param muchTooOld the last event older than age and grace
    public record Figures(Offset trimmed, Offset head, Offset tooOld, Offset muchTooOld, long sizeBytes) {}

    /// The last event that may go; nothing may if that is not after what is gone.
    ///
    /// @param segment how many events are worth going together
    public Offset through(Figures figures, int segment) {
        Offset byAge = lines(figures.trimmed(), figures.tooOld()) >= segment ? figures.tooOld() : figures.muchTooOld();
        Offset bySize = bySize(figures);
        return byAge.isAfter(bySize) ? byAge : bySize;
    }

    /// Counts as if all lines were of one length: the next look corrects it.
    private Offset bySize(Figures figures) {
        long lines = lines(figures.trimmed(), figures.head());
        if (figures.sizeBytes() <= sizeBytes || lines == 0) {
            return figures.trimmed();
        }
        long wanted = sizeBytes - sizeBytes / SLACK_DIVISOR;
        double share = (double) (figures.sizeBytes() - wanted) / figures.sizeBytes();
        return figures.trimmed().plus(Math.min(lines, (long) Math.ceil(lines * share)));
    }

    private static long lines(Offset after, Offset through) {
        return Math.max(0, through.value() - after.value());
    }
}
