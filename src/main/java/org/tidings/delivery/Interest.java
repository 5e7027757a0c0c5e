package org.tidings.delivery;

import java.util.Optional;
import org.tidings.ledger.Line;

/// What a listener wants to hear, and may. Listeners with equal interests are told the same, decided and written once.
public interface Interest {

    /// Where it listens. It may change with a line about channels, and only then.
    Spot spot();

    /// The frame for this line, if it is any of this interest's business; shared, and not to be written to.
    ///
    /// Asked again about the same line it says the same.
    ///
    /// @param edition what was written for others already
    Optional<byte[]> frame(Line line, Edition edition);

    /// A voice for a reader beside the live loop.
    Voice voice();

    /// The voice of the live loop.
    Voice liveVoice();

    /// Whether nothing more will come: the stream ends after what has been told.
    default boolean isOver() {
        return false;
    }
}
