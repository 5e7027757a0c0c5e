package org.tidings.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidings.catalogue.Catalogue.Way;
import org.tidings.catalogue.Copying;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.Replica;
import org.tidings.ledger.Commit;
import org.tidings.ledger.Guard;
import org.tidings.ledger.Worker;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.Fingerprint;
import org.tidings.model.Holding;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.ReplicaEvent.Reason;
import org.tidings.model.Rse;
import org.tidings.model.TransferEvent;
import org.tidings.model.TransferEvent.Failure;
import org.tidings.model.TransferEvent.FailureClass;
import org.tidings.transfer.CopyEngine.Outcome;
import org.tidings.transfer.CopyEngine.Sight;

/// Sees to what transfers leave: those that nobody carries on, those whose site never told of them, and replicas whose
/// grace is over.
public final class Aftercare implements Worker {
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final Duration ASKED_AGAIN = Duration.ofMinutes(1);
    private static final int PER_STEP = 64;
    private static final int PER_LOOK = 1024;
    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    private final TransferWorker.Ground ground;
    private final Map<Way, Instant> removing = new HashMap<>();

    public Aftercare(TransferWorker.Ground ground) {
        this.ground = ground;
    }

    @Override
    public String name() {
        return "transfer aftercare";
    }

    @Override
    public Duration patience() {
        return BETWEEN;
    }

    @Override
    public boolean step() {
        takeUpAbandoned();
        boolean late = lookAfterLate();
        return removeCondemned() || late;
    }

    /// What is under way in nobody's hands was so when we ended, or when whoever had it failed.
    private void takeUpAbandoned() {
        for (Way way : ground.catalogue().due(Copying.State.RUNNING, EVER, PER_LOOK)) {
            if (!ground.board().hasInHand(way)) {
                withCopying(way, this::abandoned);
            }
        }
    }

    private void abandoned(Way way, DidRecord record, Copying copying) {
        if (copying.state() == Copying.State.RUNNING) {
            say(record, failure(way, copying, FailureClass.ABANDONED, "Whoever carried it out is gone."));
        }
    }

    private boolean lookAfterLate() {
        List<Way> late = ground.catalogue().due(Copying.State.ARRIVED, now(), PER_STEP);
        late.forEach(way -> withCopying(way, this::lookAfter));
        return !late.isEmpty();
    }

    /// Its site's log has not told of it for long: what lies there counts.
    private void lookAfter(Way way, DidRecord record, Copying copying) {
        Fingerprint wanted = copying.order().bytes();
        switch (ground.engine().look(way.rse(), record.home())) {
            case Sight.Present(Fingerprint there)
            when wanted.agreesWith(there) ->
                say(
                        record,
                        new ReplicaEvent.ReplicaAdded(
                                way.did(),
                                way.rse(),
                                new Holding(record.home(), Optional.empty(), 0, wanted, true),
                                Optional.empty()));
            case Sight.Present _, Sight.Absent _ ->
                say(record, failure(way, copying, FailureClass.MISMATCH, "It arrived, and was gone again."));
            case Sight.Unknown unknown ->
                say(
                        record,
                        failure(
                                way,
                                copying,
                                unknown.failure().kind(),
                                unknown.failure().text()));
        }
    }

    private boolean removeCondemned() {
        Instant now = now();
        removing.values().removeIf(again -> !again.isAfter(now));
        List<Way> due = ground.catalogue().condemned(now, PER_STEP).stream()
                .filter(way -> !removing.containsKey(way))
                .toList();
        for (Way way : due) {
            removing.put(way, now.plus(ASKED_AGAIN));
            ground.catalogue().find(way.did()).ifPresent(record -> remove(way, record));
        }
        return !due.isEmpty();
    }

    /// Looked at once more: it may be wanted again, or the last one meanwhile.
    private void remove(Way way, DidRecord record) {
        Replica replica = record.replicas().get(way.rse());
        if (replica == null || !replica.isCondemned() || !replica.holding().ours()) {
            return;
        }
        boolean another = record.good().anyMatch(rse -> !rse.equals(way.rse()));
        if (!another && !record.ended()) {
            say(record, new ReplicaEvent.ReplicaReprieved(way.did(), way.rse()));
            return;
        }
        if (!record.ended() && !isReadElsewhere(way, record)) {
            return;
        }
        Outcome outcome = ground.engine()
                .remove(way.rse(), replica.holding().path(), replica.holding().bytes());
        if (outcome instanceof Outcome.Done && !ground.sites().tells(way.rse())) {
            say(record, new ReplicaEvent.ReplicaRemoved(way.did(), way.rse(), replica.holding(), Reason.RELEASED));
        }
    }

    /// A site that is silent may come back without its copy: what is to be removed waits for it.
    private boolean isReadElsewhere(Way way, DidRecord record) {
        Set<Rse> good = record.good().filter(rse -> !rse.equals(way.rse())).collect(Collectors.toSet());
        return ground.catalogue().rses().stream().anyMatch(rse -> rse.isAlive() && good.contains(rse.rse()));
    }

    private TransferEvent failure(Way way, Copying copying, FailureClass kind, String text) {
        int attempt = copying.attempts() + 1;
        var chance = ground.chance();
        Duration pause = chance.retry().pause(attempt, kind, chance.random());
        return new TransferEvent.TransferFailed(
                copying.order().transfer(),
                way.did(),
                way.rse(),
                copying.route().map(Copying.Route::source),
                new Failure(kind, text),
                attempt,
                now().plus(pause));
    }

    private interface About {
        void see(Way way, DidRecord record, Copying copying);
    }

    private void withCopying(Way way, About about) {
        ground.catalogue().find(way.did()).ifPresent(record -> {
            Copying copying = record.copying().get(way.rse());
            if (copying != null) {
                about.see(way, record, copying);
            }
        });
    }

    private void say(DidRecord record, CatalogueEvent event) {
        var guard = new Guard.DidIs(record.did(), Optional.of(record.changed()));
        ground.ledger().commit(Commit.of(ground.origin(), List.of(event), guard));
    }

    private Instant now() {
        return ground.chance().clock().instant();
    }
}
