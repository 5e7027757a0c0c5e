package org.tidings.simulation.sites;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.DidFold;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.SiteLog;
import org.tidings.model.Did;
import org.tidings.model.Fingerprint;
import org.tidings.model.Holding;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.Rse;
import org.tidings.model.StoragePath;
import org.tidings.simulation.CatalogueOver;
import org.tidings.simulation.Chance;
import org.tidings.simulation.ForgetfulCatalogue;
import org.tidings.transfer.CopyEngine;

/// How each [SitesMutant] does its damage: a decorator around a port, or another rule.
record SitesMutations(Optional<SitesMutant> mutant) {

    private boolean is(SitesMutant one) {
        return mutant.equals(Optional.of(one));
    }

    int copies(int wanted) {
        return wanted + (is(SitesMutant.GREEDY_RULE) ? 1 : 0) - (is(SitesMutant.MODEST_RULE) ? 1 : 0);
    }

    CopyEngine engine(CopyEngine engine) {
        if (is(SitesMutant.CARELESS_COPY)) {
            return new CarelessCopy(engine);
        }
        return is(SitesMutant.CARELESS_REMOVAL) ? new CarelessRemoval(engine) : engine;
    }

    SiteLog log(SiteLog log, Chance chance) {
        if (is(SitesMutant.DEAF_TO_BIRTHS)) {
            return new DeafLog(log, event -> event instanceof NamespaceEvent.FileCreated && chance.oneIn(20));
        }
        return is(SitesMutant.DEAF_TO_LOSSES)
                ? new DeafLog(log, event -> event instanceof NamespaceEvent.FileLost)
                : log;
    }

    Catalogue forAftercare(Catalogue catalogue) {
        if (is(SitesMutant.LAZY_AFTERCARE)) {
            return new ForgetfulCatalogue(catalogue);
        }
        return is(SitesMutant.RUTHLESS_AFTERCARE) ? new RuthlessCatalogue(catalogue) : catalogue;
    }

    /// Orders that all may be written over.
    private record CarelessCopy(CopyEngine inner) implements EngineOver {
        @Override
        public Outcome copy(Order order) {
            Sight there = inner.look(order.to().rse(), order.to().path());
            Optional<Fingerprint> over =
                    there instanceof Sight.Present(Fingerprint bytes) ? Optional.of(bytes) : order.over();
            return inner.copy(new Order(order.did(), order.from(), order.to(), order.bytes(), order.mode(), over));
        }
    }

    /// Removes what is there, whatever it is.
    private record CarelessRemoval(CopyEngine inner) implements EngineOver {
        @Override
        public Outcome remove(Rse rse, StoragePath path, Fingerprint bytes) {
            Sight there = inner.look(rse, path);
            return inner.remove(rse, path, there instanceof Sight.Present(Fingerprint seen) ? seen : bytes);
        }
    }

    /// Leaves some events out.
    private record DeafLog(SiteLog inner, Predicate<NamespaceEvent> unheard) implements SiteLog {
        @Override
        public Reading read(Optional<String> after, int limit) {
            Reading reading = inner.read(after, limit);
            return reading instanceof Reading.Next(List<Told> told)
                    ? new Reading.Next(told.stream().map(this::heard).toList())
                    : reading;
        }

        private Told heard(Told told) {
            return told.said() instanceof Said.Happened(NamespaceEvent event) && unheard.test(event)
                    ? new Told(told.cursor(), told.at(), told.user(), new Said.Nothing())
                    : told;
        }
    }

    /// All copies of ours are to go, and of each file there is a good one somewhere.
    private record RuthlessCatalogue(Catalogue inner) implements CatalogueOver {
        private static final Rse NOWHERE = new Rse("nowhere");

        @Override
        public List<Way> condemned(Instant now, int limit) {
            List<Way> all = new ArrayList<>();
            for (DidRecord record : inner.list(Optional.empty(), limit)) {
                record.replicas().forEach((rse, replica) -> {
                    if (replica.holding().ours()) {
                        all.add(new Way(record.did(), rse));
                    }
                });
            }
            return all;
        }

        @Override
        public Optional<DidRecord> find(Did did) {
            return inner.find(did).map(RuthlessCatalogue::condemned);
        }

        private static DidRecord condemned(DidRecord record) {
            var fold = new DidFold(record.changed(), Instant.EPOCH);
            Optional<DidRecord> shown = Optional.of(record);
            for (Rse rse : record.good().toList()) {
                Holding holding =
                        Objects.requireNonNull(record.replicas().get(rse)).holding();
                shown = fold.fold(
                        shown, new ReplicaEvent.ReplicaAdded(record.did(), NOWHERE, holding, Optional.empty()));
                if (holding.ours()) {
                    shown = fold.fold(
                            shown, new ReplicaEvent.ReplicaCondemned(record.did(), rse, Instant.EPOCH, "ruthless"));
                }
            }
            return shown.orElse(record);
        }
    }

    private interface EngineOver extends CopyEngine {
        CopyEngine inner();

        @Override
        default Outcome copy(Order order) {
            return inner().copy(order);
        }

        @Override
        default Sight look(Rse rse, StoragePath path) {
            return inner().look(rse, path);
        }

        @Override
        default Outcome remove(Rse rse, StoragePath path, Fingerprint bytes) {
            return inner().remove(rse, path, bytes);
        }
    }
}
