package org.tidings.delivery;

import java.time.Instant;
import java.util.Optional;
import org.tidings.ledger.Line;
import org.tidings.model.Offset;

/// The words in which a listener is told things. One of these serves one reader at a time.
public interface Voice {

    /// Puts what this line is to the listener; nothing, if it is none of his business.
    ///
    /// @return whether anything was put
    boolean putEvent(Bytes out, Line line);

    /// The first bytes of a stream.
    ///
    /// @param retryMillis when to come back after a lost connection
    /// @param start the place it starts from, if there is one yet
    void putOpening(Bytes out, long retryMillis, Optional<Offset> start);

    /// The events up to `resumed` cannot be had any more.
    ///
    /// @param asked the place asked for, as the listener knows it
    void putGap(Bytes out, String asked, Offset resumed, Instant now);

    /// A sign of life that moves the listener on to this place without telling what lies before it.
    void putWatermark(Bytes out, Offset reached, Instant now);

    /// A sign of life from a stream that has no place yet.
    void putPulse(Bytes out, Instant now);

    /// The last frame.
    void putBye(Bytes out, Parting why, long retryMillis, Instant now);
}
