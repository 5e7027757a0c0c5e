package org.tidings.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.tidings.catalogue.Copying;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.Replica;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.ReplicaEvent.ReplicaReprieved;
import org.tidings.model.Rse;
import org.tidings.model.TransferEvent.Failure;
import org.tidings.model.TransferEvent.TransferCancelled;
import org.tidings.model.TransferEvent.TransferQueued;
import org.tidings.model.TransferId;
import org.tidings.model.Verdict.State;

/// What is done for the places that rules chose, and how each of them stands then.
final class Supply {
    private final Outlook outlook;
    private final DidRecord file;
    private final Sources sources;
    private final RandomGenerator random;
    private final List<CatalogueEvent> facts = new ArrayList<>();
    private final SortedMap<Rse, Standing> standings = new TreeMap<>();

    /// How one place stands.
    ///
    /// @param reason empty unless it is stuck
    record Standing(State state, String reason) {
        private static final Standing OK = new Standing(State.OK, "");
        private static final Standing REPLICATING = new Standing(State.REPLICATING, "");

        private static Standing stuck(String reason) {
            return new Standing(State.STUCK, reason);
        }
    }

    Supply(Outlook outlook, RandomGenerator random) {
        this.outlook = outlook;
        this.file = outlook.file();
        this.sources = new Sources(outlook);
        this.random = random;
    }

    List<CatalogueEvent> facts() {
        return facts;
    }

    Standing at(Rse place) {
        return standings.getOrDefault(place, Standing.OK);
    }

    /// How many of the places have no good copy yet.
    long lacking() {
        return standings.keySet().stream()
                .filter(place -> !outlook.isIntact(place))
                .count();
    }

    /// Keeps what is there, without asking for more.
    void hold(Rse place) {
        if (outlook.isCondemned(place)) {
            facts.add(new ReplicaReprieved(file.did(), place));
        }
    }

    /// @param askers the rules that chose it, the most urgent first
    void provide(Rse place, List<ParsedRule> askers) {
        hold(place);
        standings.put(place, provided(place, askers));
    }

    private Standing provided(Rse place, List<ParsedRule> askers) {
        Optional<Copying> copying = outlook.copying(place);
        if (outlook.isIntact(place)) {
            copying.filter(c -> c.state() == Copying.State.WAITING)
                    .ifPresent(c -> cancel(c, place, "a good copy is there"));
            return Standing.OK;
        }
        if (copying.isPresent() && !isOver(copying.get(), place)) {
            return underWay(copying.get(), place);
        }
        copying.ifPresent(c -> cancel(c, place, "the file has other bytes now"));
        return outlook.isSuspected(place) ? suspected(place) : queued(place, askers);
    }

    private boolean isOver(Copying copying, Rse place) {
        return outlook.isOutdated(copying)
                && (copying.state() == Copying.State.WAITING || outlook.isTold(copying, place));
    }

    private Standing underWay(Copying copying, Rse place) {
        if (copying.attempts() < Outlook.MANY_ATTEMPTS) {
            return Standing.REPLICATING;
        }
        String failure = copying.failure().map(Failure::text).orElse("it failed several times");
        return Standing.stuck(place + ": " + failure + " It is tried again by itself");
    }

    private Standing suspected(Rse place) {
        String reason = outlook.replica(place).map(Replica::reason).orElse("");
        return Standing.stuck(place + " holds a copy that is suspected (" + reason
                + "): it counts once it is found good, and is replaced once it is lost");
    }

    private Standing queued(Rse place, List<ParsedRule> askers) {
        Optional<ParsedRule> asker = askers.stream()
                .filter(rule -> sources.problem(rule, place).isEmpty())
                .findFirst();
        asker.ifPresent(rule -> facts.add(queuedFor(rule, place)));
        return asker.map(rule -> Standing.REPLICATING)
                .orElseGet(() -> Standing.stuck(place + ": "
                        + sources.problem(askers.getFirst(), place).orElseThrow() + "; it goes on once there is one"));
    }

    private TransferQueued queuedFor(ParsedRule rule, Rse place) {
        return new TransferQueued(
                TransferId.random(random),
                file.did(),
                place,
                file.bytes(),
                rule.rule().priority() + Urgency.of(file, rule.id(), place),
                rule.rule().activity(),
                Optional.of(rule.id()));
    }

    private void cancel(Copying copying, Rse place, String reason) {
        facts.add(new TransferCancelled(copying.order().transfer(), file.did(), place, reason));
    }
}
