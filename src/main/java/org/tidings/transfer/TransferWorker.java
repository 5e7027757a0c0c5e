package org.tidings.transfer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.Catalogue.Way;
import org.tidings.catalogue.Copying;
import org.tidings.catalogue.Copying.Route;
import org.tidings.catalogue.DidRecord;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.Guard;
import org.tidings.ledger.Ledger;
import org.tidings.ledger.Worker;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.Fingerprint;
import org.tidings.model.Holding;
import org.tidings.model.Origin;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.Rse;
import org.tidings.model.StoragePath;
import org.tidings.model.TransferEvent;
import org.tidings.model.TransferEvent.Failure;
import org.tidings.model.TransferEvent.FailureClass;
import org.tidings.transfer.CopyEngine.Outcome;
import org.tidings.transfer.CopyEngine.Sight;

/// Carries out one transfer at a time: says that it began, has it copied, looks at what arrived, says how it ended.
///
/// Several of these share one [Board]. The word of whoever copied is not believed: size and checksum are asked of the
/// destination. What is there and wrong is removed if a copy of ours may have left it.
public final class TransferWorker implements Worker {
    private final String name;
    private final Ground ground;

    /// What all workers stand on.
    public record Ground(
            Ledger ledger,
            Catalogue catalogue,
            CopyEngine engine,
            Sites sites,
            Board board,
            Chance chance,
            Origin origin) {}

    /// @param retry when failures are tried again
    public record Chance(InstantSource clock, RandomGenerator random, Retry retry) {}

    public TransferWorker(String name, Ground ground) {
        this.name = name;
        this.ground = ground;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean step() {
        Optional<Way> way = ground.board().take(now());
        way.ifPresent(this::carryOut);
        return way.isPresent();
    }

    private void carryOut(Way way) {
        boolean worked = false;
        try {
            worked = begun(way).map(this::copied).orElse(true);
        } finally {
            ground.board().giveBack(way, worked);
        }
    }

    /// Says that the transfer is under way, if it is still wanted and there is a way.
    private Optional<Task> begun(Way way) {
        Optional<DidRecord> record = ground.catalogue().find(way.did());
        Copying copying = record.map(r -> r.copying().get(way.rse())).orElse(null);
        if (record.isEmpty() || copying == null || copying.state() != Copying.State.WAITING) {
            return Optional.empty();
        }
        var routes = new Routes(ground.catalogue().rses(), ground.board()::busy);
        Optional<Route> route = routes.next(record.get(), way.rse(), copying);
        if (route.isEmpty()) {
            say(record.get(), failed(way, copying, Optional.empty(), noSource()));
            return Optional.empty();
        }
        Route taken = route.get();
        StoragePath from = Objects.requireNonNull(record.get().replicas().get(taken.source()), "a good one")
                .holding()
                .path();
        var started = new TransferEvent.TransferStarted(
                copying.order().transfer(), way.did(), way.rse(), taken.source(), taken.mode());
        return say(record.get(), started)
                ? Optional.of(
                        new Task(way, record.get(), copying, taken, from, wanted(copying, taken, from), tells(way)))
                : Optional.empty();
    }

    /// A site that is walked tells no checksums until it is asked.
    private Fingerprint wanted(Copying copying, Route route, StoragePath from) {
        Fingerprint ordered = copying.order().bytes();
        return ordered.checksums().isEmpty()
                        && ground.engine().look(route.source(), from) instanceof Sight.Present(Fingerprint there)
                        && there.sizeBytes() == ordered.sizeBytes()
                ? there
                : ordered;
    }

    private boolean tells(Way way) {
        return ground.sites().tells(way.rse());
    }

    private static Failure noSource() {
        return new Failure(FailureClass.SOURCE_MISSING, "No good copy can be read now.");
    }

    /// Whether the bytes are there in the end.
    private boolean copied(Task task) {
        Instant began = now();
        if (looksFirst(task)) {
            Sight before = sight(task);
            if (task.isWanted(before)) {
                return arrived(task, began);
            }
            if (task.isSomebodys(before)) {
                return end(task, new Failure(FailureClass.DESTINATION_TAKEN, "Other bytes are there already."));
            }
            removeLeftover(task, before);
        }
        return switch (ground.engine().copy(order(task))) {
            case Outcome.Done _ -> verified(task, began);
            case Outcome.Failed failed -> gaveUp(task, failed.failure());
        };
    }

    /// An earlier attempt may have brought it, or somebody whom a site without a log did not tell us of.
    private boolean looksFirst(Task task) {
        return task.copying().attempts() > 0 || !task.tells();
    }

    private static CopyEngine.Order order(Task task) {
        return new CopyEngine.Order(
                task.way().did(),
                new CopyEngine.Place(task.route().source(), task.from()),
                new CopyEngine.Place(task.way().rse(), task.to()),
                task.bytes(),
                task.route().mode(),
                task.over());
    }

    private Sight sight(Task task) {
        return ground.engine().look(task.way().rse(), task.to());
    }

    private void removeLeftover(Task task, Sight sight) {
        if (task.isLeftover(sight) && sight instanceof Sight.Present(Fingerprint there)) {
            ground.engine().remove(task.way().rse(), task.to(), there);
        }
    }

    private boolean verified(Task task, Instant began) {
        return switch (sight(task)) {
            case Sight.Present(Fingerprint there) when task.bytes().agreesWith(there) -> arrived(task, began);
            case Sight.Present(Fingerprint there) -> mismatch(task, there);
            case Sight.Absent _ ->
                end(task, new Failure(FailureClass.MISMATCH, "It was copied, by their word, but is not there."));
            case Sight.Unknown unknown -> end(task, unknown.failure());
        };
    }

    /// A copy that was said to have succeeded and is wrong is ours to take away, where nobody else will tell of it.
    private boolean mismatch(Task task, Fingerprint there) {
        Fingerprint wanted = task.bytes();
        if (wanted.contradicts(there) && !task.tells()) {
            ground.engine().remove(task.way().rse(), task.to(), there);
        }
        String text = wanted.contradicts(there)
                ? "What arrived is not what was wanted: " + told(there) + " in place of " + told(wanted) + "."
                : "Nobody can tell whether it arrived well: the site tells no checksum we know.";
        return end(task, new Failure(FailureClass.MISMATCH, text));
    }

    private static String told(Fingerprint bytes) {
        String sums =
                bytes.checksums().isEmpty() ? "" : ", " + bytes.checksums().getFirst();
        return bytes.sizeBytes() + " bytes" + sums;
    }

    /// A failed copy may have left a part of the file behind, or all of it.
    private boolean gaveUp(Task task, Failure failure) {
        Sight left = sight(task);
        if (task.isWanted(left)) {
            return arrived(task, now());
        }
        if (failure.kind() != FailureClass.DESTINATION_TAKEN
                && !task.tells()
                && task.isWrong(left)
                && (task.over().isPresent() || !task.isKnown())
                && left instanceof Sight.Present(Fingerprint there)) {
            ground.engine().remove(task.way().rse(), task.to(), there);
        }
        return end(task, left instanceof Sight.Unknown ? unseen(failure) : failure);
    }

    /// Nobody could look at what it left: whoever tries again has to take it away first.
    private static Failure unseen(Failure failure) {
        return new Failure(FailureClass.ABANDONED, failure.text());
    }

    private boolean end(Task task, Failure failure) {
        ground.catalogue().find(task.way().did()).ifPresent(record -> {
            Copying copying = record.copying().get(task.way().rse());
            if (copying != null && copying.order().equals(task.copying().order())) {
                say(record, failed(task.way(), copying, Optional.of(task.route().source()), failure));
            }
        });
        return false;
    }

    private TransferEvent failed(Way way, Copying copying, Optional<Rse> source, Failure failure) {
        int attempt = copying.attempts() + 1;
        var chance = ground.chance();
        Duration pause = chance.retry().pause(attempt, failure.kind(), chance.random());
        return new TransferEvent.TransferFailed(
                copying.order().transfer(), way.did(), way.rse(), source, failure, attempt, now().plus(pause));
    }

    private boolean arrived(Task task, Instant began) {
        Way way = task.way();
        Fingerprint bytes = task.bytes();
        List<CatalogueEvent> facts = new ArrayList<>();
        if (!task.tells()) {
            var holding = new Holding(task.to(), Optional.empty(), 0, bytes, true);
            facts.add(new ReplicaEvent.ReplicaAdded(way.did(), way.rse(), holding, Optional.empty()));
        }
        facts.add(new TransferEvent.TransferSucceeded(
                task.copying().order().transfer(),
                way.did(),
                way.rse(),
                task.route().source(),
                task.route().mode(),
                bytes.sizeBytes(),
                Duration.between(began, now())));
        ground.ledger().commit(Commit.of(ground.origin(), facts));
        return true;
    }

    /// Whether nothing of the file changed meanwhile.
    private boolean say(DidRecord record, TransferEvent event) {
        var guard = new Guard.DidIs(record.did(), Optional.of(record.changed()));
        return ground.ledger().commit(Commit.of(ground.origin(), List.of(event), guard))
                instanceof CommitResult.Committed;
    }

    private Instant now() {
        return ground.chance().clock().instant();
    }
}
