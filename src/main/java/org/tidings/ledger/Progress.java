package org.tidings.ledger;

import java.util.Optional;
import org.tidings.model.Offset;

/// How far a follower has come, committed with the facts it caused so that a crash repeats nothing.
///
/// @param follower the follower's name, unique at its site
/// @param offset everything up to and including this has been dealt with
/// @param cursor where the reader of another site's log goes on, as that site has it; empty for our own log
public record Progress(String follower, Offset offset, Optional<String> cursor) {
    public Progress(String follower, Offset offset) {
        this(follower, offset, Optional.empty());
    }

    /// The later one, with the newest cursor.
    public Progress then(Progress later) {
        return new Progress(follower, later.offset, later.cursor.or(() -> cursor));
    }
}
