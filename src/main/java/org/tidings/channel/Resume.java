package org.tidings.channel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidings.delivery.Start;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.EventLog.Reading;
import org.tidings.ledger.Line;
import org.tidings.model.Offset;

/// From where a client goes on.
///
/// @param after everything up to here was heard
/// @param partly of the event after that, the notices up to this slot were heard; -1 for none
/// @param lost the id that was asked for and does not lead anywhere, or no longer
/// @param heardAt messages of the clock up to this time were heard
record Resume(Offset after, int partly, Optional<String> lost, Instant heardAt) {

    /// Whether this notice is still to be told.
    boolean isAfter(Offset offset, int slot) {
        return offset.isAfter(after.next()) || (offset.equals(after.next()) && slot > partly);
    }

    Start.After start() {
        return new Start.After(after, lost);
    }

    /// For a client that says nothing of where it was.
    ///
    /// @param reached what the channel's last client was given
    static Resume at(Offset reached, Instant heardAt, EventLog log) {
        return new Resume(reached, -1, Optional.empty(), heardAt).within(log);
    }

    /// For a client that says which event it heard last. An id that no event of the channel has leads to its beginning:
    /// better heard twice than never.
    static Resume afterId(Channel channel, EventIds.Place id, String text, EventLog log, Watches watches) {
        Offset offset = log.before(id.at().plusNanos(1000));
        if (id.slot() == EventIds.OF_THE_CLOCK && watches.beatAt(id.at())) {
            return new Resume(offset, -1, Optional.empty(), id.at()).within(log);
        }
        boolean there = offset.isAfter(channel.opened())
                && at(offset, log).filter(id.at()::equals).isPresent();
        if (there) {
            Offset before = new Offset(offset.value() - 1);
            return new Resume(before, id.slot(), Optional.empty(), id.at()).within(log);
        }
        Offset start = channel.opened().isAfter(log.trimmed()) ? channel.opened() : log.trimmed();
        return new Resume(start, -1, Optional.of(text), channel.openedAt());
    }

    private static Optional<Instant> at(Offset offset, EventLog log) {
        return switch (log.read(new Offset(offset.value() - 1), 1)) {
            case Reading.Lines(List<Line> lines) -> lines.stream().findFirst().map(Line::at);
            case Reading.Behind behind -> Optional.empty();
        };
    }

    /// What was trimmed since is a loss.
    private Resume within(EventLog log) {
        return log.trimmed().isAfter(after)
                ? new Resume(log.trimmed(), -1, Optional.of(after.toString()), heardAt)
                : this;
    }
}
