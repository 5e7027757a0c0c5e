package org.tidings.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.tidings.catalogue.Copying;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.Replica;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.ReplicaEvent.ReplicaCondemned;
import org.tidings.model.ReplicaEvent.ReplicaReprieved;
import org.tidings.model.Rse;
import org.tidings.model.TransferEvent.TransferCancelled;

/// What happens to copies at places that no rule names: ours are let go, unless they are still needed.
///
/// Needed is the last good copy that can be read, and as many good ones as the rules still wait for elsewhere. What
/// is at a silent RSE waits until it is back; what is suspected or lost is recovery's.
final class Release {
    private final Outlook outlook;
    private final DidRecord file;
    private final Set<Rse> wanted;
    private final List<CatalogueEvent> facts = new ArrayList<>();

    /// @param wanted places that rules name
    Release(Outlook outlook, Set<Rse> wanted) {
        this.outlook = outlook;
        this.file = outlook.file();
        this.wanted = wanted;
    }

    List<CatalogueEvent> facts() {
        return facts;
    }

    void cancelWhatWaits() {
        file.copying().forEach((place, copying) -> {
            if (copying.state() == Copying.State.WAITING && !wanted.contains(place)) {
                facts.add(new TransferCancelled(
                        copying.order().transfer(), file.did(), place, "no rule wants it there any more"));
            }
        });
    }

    /// The file was deleted at its origin, and no rule keeps it.
    void letAllGo() {
        places(this::isLoose).forEach(place -> condemn(place, "it was deleted at " + file.origin()));
    }

    /// @param waitedFor how many good copies the rules still lack
    void letSurplusGo(long waitedFor) {
        SortedSet<Rse> left = goodAndAlive();
        if (left.isEmpty()) {
            reprieveTheLast().ifPresent(left::add);
        }
        if (left.isEmpty()) {
            return;
        }
        long kept = 0;
        for (Rse place : places(this::isLoose)) {
            boolean good = file.isGoodAt(place);
            if (good && kept < waitedFor) {
                kept++;
            } else if (isSettled(place) && (!good || left.size() > 1)) {
                left.remove(place);
                condemn(place, "no rule wants it there any more");
            }
        }
    }

    /// What no rule wanted is all there is now: one of it stays, and whatever is silent.
    private Optional<Rse> reprieveTheLast() {
        SortedSet<Rse> doomed =
                places(place -> outlook.isIntact(place) && outlook.isCondemned(place) && !wanted.contains(place));
        Optional<Rse> one = doomed.stream().filter(outlook.landscape()::isAlive).findFirst();
        doomed.stream()
                .filter(place -> !outlook.landscape().isAlive(place)
                        || one.filter(place::equals).isPresent())
                .forEach(place -> facts.add(new ReplicaReprieved(file.did(), place)));
        return one;
    }

    private SortedSet<Rse> goodAndAlive() {
        return places(place -> outlook.landscape().isAlive(place)
                && (file.isGoodAt(place) || (wanted.contains(place) && outlook.isIntact(place))));
    }

    /// Ours, at a place no rule names, where nothing is under way.
    private boolean isLoose(Rse place) {
        return !wanted.contains(place)
                && outlook.landscape().isAlive(place)
                && outlook.replica(place)
                        .filter(r -> r.holding().ours() && !r.isCondemned())
                        .isPresent()
                && outlook.copying(place)
                        .filter(copying -> copying.state() != Copying.State.WAITING)
                        .isEmpty();
    }

    private boolean isSettled(Rse place) {
        return outlook.replica(place)
                .filter(r -> r.state() == Replica.State.AVAILABLE)
                .isPresent();
    }

    private SortedSet<Rse> places(Predicate<Rse> which) {
        SortedSet<Rse> places = new TreeSet<>();
        for (Map.Entry<Rse, Replica> entry : file.replicas().entrySet()) {
            if (which.test(entry.getKey())) {
                places.add(entry.getKey());
            }
        }
        return places;
    }

    private void condemn(Rse place, String reason) {
        Instant due = outlook.landscape().now().plus(outlook.landscape().terms().grace());
        facts.add(new ReplicaCondemned(file.did(), place, due, reason));
    }
}
