package org.tidings.ledger;

import java.util.List;
import java.util.Optional;
import org.tidings.model.Offset;
import org.tidings.model.Origin;
import org.tidings.model.StorageEvent;

/// Facts to be recorded together, or not at all.
///
/// @param events in the order they happened; none for a commit of progress alone
/// @param guards what must still be true for the facts to be facts, checked inside the transaction
/// @param progress how far the follower that says this has come
/// @param origin who did it
/// @param cause the event of this log that led to it
/// @param key makes a retry safe: a second commit with the same key is answered with the first one's result
public record Commit(
        List<StorageEvent> events,
        List<Guard> guards,
        Optional<Progress> progress,
        Origin origin,
        Optional<Offset> cause,
        Optional<String> key) {

    /// Bounds the work of one transaction.
    public static final int MAX_EVENTS = 10_000;

    public Commit {
        events = List.copyOf(events);
        guards = List.copyOf(guards);
        if (events.size() > MAX_EVENTS) {
            throw new IllegalArgumentException("a commit holds at most " + MAX_EVENTS + " events");
        }
    }

    public static Commit of(Origin origin, List<? extends StorageEvent> events, Guard... guards) {
        return new Commit(
                List.copyOf(events), List.of(guards), Optional.empty(), origin, Optional.empty(), Optional.empty());
    }

    /// A follower's place alone, with nothing to say.
    public static Commit ofProgress(Origin origin, Progress progress) {
        return new Commit(List.of(), List.of(), Optional.of(progress), origin, Optional.empty(), Optional.empty());
    }

    public Commit withKey(String newKey) {
        return new Commit(events, guards, progress, origin, cause, Optional.of(newKey));
    }

    public Commit causedBy(Offset offset) {
        return new Commit(events, guards, progress, origin, Optional.of(offset), key);
    }

    public Commit with(Progress newProgress) {
        return new Commit(events, guards, Optional.of(newProgress), origin, cause, key);
    }
}
