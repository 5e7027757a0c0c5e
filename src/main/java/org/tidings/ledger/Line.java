package org.tidings.ledger;

import java.time.Instant;
import java.util.Optional;
import org.tidings.model.Offset;
import org.tidings.model.Origin;
import org.tidings.model.Recorded;

/// One line of the log: a committed event in its wire form, with what readers choose by beside it.
///
/// Live delivery and catch-up copy [#data] instead of encoding the event again. The array is shared and
/// must not be written to.
///
/// @param at time of commit, rising strictly with the offset, in whole microseconds
/// @param data the CloudEvents `data` member: a JSON object in UTF-8, see [EventCodec]
public record Line(Offset offset, Instant at, Optional<Offset> cause, Origin origin, Heading heading, byte[] data) {

    public Recorded decoded(EventCodec codec) {
        return new Recorded(offset, at, cause, origin, codec.decode(heading.type(), data));
    }
}
