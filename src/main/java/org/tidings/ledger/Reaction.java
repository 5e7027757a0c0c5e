package org.tidings.ledger;

import java.util.List;
import org.tidings.model.EventType;
import org.tidings.model.Recorded;
import org.tidings.model.StorageEvent;

/// From a fact to facts. The [Follower] does the committing.
@FunctionalInterface
public interface Reaction {
    /// May be asked twice about the same event after a crash: a side effect must be idempotent.
    List<StorageEvent> react(Recorded recorded);

    /// Whether it ever answers an event of this type: the others need not be decoded.
    default boolean concerns(EventType type) {
        return true;
    }
}
