package org.tidings.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidings.ledger.Guard;
import org.tidings.model.StorageEvent;
import org.tidings.namespace.Entry;

/// A place in a directory where a move or copy may end: free, or with an occupant that has to go first.
///
/// @param spot of the newcomer
/// @param occupant what stands there now
/// @param above the directories on the way, the place's own one last
record Landing(Spot spot, Optional<Standing> occupant, List<Entry.Directory> above) implements Destination {

    /// Whether a directory with something in it stands there.
    boolean isFull(Ground ground) {
        return occupant.filter(standing -> ground.isFull(standing.entry())).isPresent();
    }

    /// Empties an occupying directory, so that it can go with the commit that brings the newcomer.
    Optional<Partly> emptied(Ground ground, Caller caller) {
        return occupant.flatMap(standing -> switch (standing.entry()) {
            case Entry.File file -> Optional.<Partly>empty();
            case Entry.Directory directory -> new Removal(ground, caller).empty(above, directory, standing.path());
        });
    }

    /// What must still hold when the newcomer arrives.
    List<Guard> guards() {
        return occupant.map(Standing::removable).orElse(List.of(spot.guard()));
    }

    /// The newcomer's facts, after those of the occupant's leaving.
    List<StorageEvent> with(List<StorageEvent> arrival) {
        List<StorageEvent> events = new ArrayList<>();
        occupant.ifPresent(standing -> events.add(standing.removed()));
        events.addAll(arrival);
        return events;
    }
}
