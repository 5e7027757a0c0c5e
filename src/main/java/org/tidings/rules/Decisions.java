package org.tidings.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.DidRecord;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.Follower;
import org.tidings.ledger.Guard;
import org.tidings.ledger.Progress;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.Did;
import org.tidings.model.Offset;
import org.tidings.model.StorageEvent;
import org.tidings.model.TransferEvent.TransferQueued;

/// Decides about files, and commits what was decided, each file guarded by the record that it was decided on.
///
/// A file that changed meanwhile is decided again; one that does not stop changing is left for the next time.
final class Decisions {
    private static final int EVENTS_AT_ONCE = Commit.MAX_EVENTS / 2;
    private static final int TRIES = 64;

    private final Follower.Ground ground;
    private final Catalogue catalogue;
    private final RuleBook book;
    private final RuleEvaluator evaluator;
    private final Set<Did> restless = new LinkedHashSet<>();

    /// @param changed the record's last event
    private record Decision(Offset changed, List<CatalogueEvent> facts) {}

    /// What goes with the last facts.
    ///
    /// @param cause where each file was last spoken of in the log
    record Place(Guard.ProgressIs standing, Progress reached, Map<Did, Offset> cause) {}

    Decisions(Follower.Ground ground, Catalogue catalogue, RuleBook book, RandomGenerator random) {
        this.ground = ground;
        this.catalogue = catalogue;
        this.book = book;
        this.evaluator = new RuleEvaluator(random);
    }

    /// Files that did not hold still; they are forgotten by this.
    Set<Did> takeRestless() {
        Set<Did> taken = new LinkedHashSet<>(restless);
        restless.clear();
        return taken;
    }

    /// About files as they are now.
    ///
    /// @return what became of it
    Outcome about(Collection<Did> dids, Place place) {
        Map<Did, Decision> open = new LinkedHashMap<>();
        dids.forEach(did -> decide(open, did));
        return commit(open, Optional.of(place));
    }

    /// About files as they were read a moment ago.
    Outcome about(List<DidRecord> files) {
        Map<Did, Decision> open = new LinkedHashMap<>();
        files.forEach(file -> decide(open, file));
        return commit(open, Optional.empty());
    }

    /// Whether there was anything to say, and whether it was ours to say.
    enum Outcome {
        NOTHING,
        SAID,
        /// Another keeper of this name was faster.
        OVERTAKEN
    }

    private void decide(Map<Did, Decision> open, Did did) {
        open.remove(did);
        catalogue.find(did).ifPresent(file -> decide(open, file));
    }

    private void decide(Map<Did, Decision> open, DidRecord file) {
        List<CatalogueEvent> facts = evaluator.evaluate(file, book.rules(), book.landscape());
        if (!facts.isEmpty()) {
            open.put(file.did(), new Decision(file.changed(), facts));
            facts.forEach(this::countRoom);
        }
    }

    private void countRoom(CatalogueEvent fact) {
        if (fact instanceof TransferQueued queued) {
            book.promise(queued.destination(), queued.bytes().sizeBytes());
        }
    }

    private Outcome commit(Map<Did, Decision> open, Optional<Place> place) {
        Outcome outcome = Outcome.NOTHING;
        int tries = 0;
        while (!open.isEmpty()) {
            List<Did> chunk = chunk(open);
            boolean last = chunk.size() == open.size();
            switch (ground.ledger().commit(commit(open, chunk, last ? place : Optional.empty(), cause(open, place)))) {
                case CommitResult.Committed done -> {
                    chunk.forEach(open::remove);
                    outcome = last ? Outcome.SAID : outcome;
                }
                case CommitResult.Refused(Guard.DidIs moved) -> again(open, moved.did(), ++tries);
                case CommitResult.Refused other -> {
                    return Outcome.OVERTAKEN;
                }
            }
        }
        return outcome;
    }

    private void again(Map<Did, Decision> open, Did did, int tries) {
        decide(open, did);
        if (tries >= TRIES && open.remove(did) != null) {
            restless.add(did);
        }
    }

    private static List<Did> chunk(Map<Did, Decision> open) {
        List<Did> chunk = new ArrayList<>();
        int events = 0;
        for (Iterator<Map.Entry<Did, Decision>> i = open.entrySet().iterator(); i.hasNext(); ) {
            Map.Entry<Did, Decision> entry = i.next();
            events += entry.getValue().facts().size();
            if (!chunk.isEmpty() && events > EVENTS_AT_ONCE) {
                break;
            }
            chunk.add(entry.getKey());
        }
        return chunk;
    }

    /// The event that led here, if all that is said is about one file.
    private static Optional<Offset> cause(Map<Did, Decision> open, Optional<Place> place) {
        return open.size() == 1
                ? place.map(p -> p.cause().get(open.keySet().iterator().next()))
                : Optional.empty();
    }

    private Commit commit(Map<Did, Decision> open, List<Did> chunk, Optional<Place> place, Optional<Offset> cause) {
        List<StorageEvent> facts = new ArrayList<>();
        List<Guard> guards = new ArrayList<>();
        for (Did did : chunk) {
            Decision decision = Objects.requireNonNull(open.get(did));
            facts.addAll(decision.facts());
            guards.add(new Guard.DidIs(did, Optional.of(decision.changed())));
        }
        place.ifPresent(p -> guards.add(p.standing()));
        return new Commit(facts, guards, place.map(Place::reached), ground.origin(), cause, Optional.empty());
    }
}
