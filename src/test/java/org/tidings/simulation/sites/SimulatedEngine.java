package org.tidings.simulation.sites;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tidings.model.Fingerprint;
import org.tidings.model.Rse;
import org.tidings.model.StoragePath;
import org.tidings.model.TransferEvent.Failure;
import org.tidings.model.TransferEvent.FailureClass;
import org.tidings.simulation.Chance;
import org.tidings.simulation.sites.SimulatedSite.Stored;
import org.tidings.transfer.CopyEngine;

/// Copies between simulated sites: most work, some break, some arrive wrong by everybody's word that they did not, and
/// now and then whoever ordered them dies, before or after.
final class SimulatedEngine implements CopyEngine {
    private static final int WRONG = 1_000_000;

    private final Map<Rse, SimulatedSite> sites;
    private final Chance chance;
    private final Guardian guardian;

    /// We died.
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    SimulatedEngine(Map<Rse, SimulatedSite> sites, Chance chance, Guardian guardian) {
        this.sites = sites;
        this.chance = chance;
        this.guardian = guardian;
    }

    @Override
    public Outcome copy(Order order) {
        SimulatedSite source = site(order.from().rse());
        SimulatedSite destination = site(order.to().rse());
        dieNowAndThen();
        if (destination.isSilent()) {
            return failed(FailureClass.DESTINATION_UNREACHABLE);
        }
        Stored file = source.files().get(order.from().path());
        if (source.isSilent() || file == null || file.held().isEmpty()) {
            return failed(source.isSilent() ? FailureClass.SOURCE_UNREACHABLE : FailureClass.SOURCE_MISSING);
        }
        if (chance.fault(6)) {
            return failed(FailureClass.TIMEOUT);
        }
        Stored there = destination.files().get(order.to().path());
        if (there != null
                && order.over()
                        .filter(known -> !known.contradicts(SimulatedSite.fingerprint(there.told())))
                        .isEmpty()) {
            return failed(FailureClass.DESTINATION_TAKEN);
        }
        int bytes = chance.fault(6) ? WRONG + chance.below(1000) : file.held().orElseThrow();
        guardian.writing(destination, order.to().path(), bytes);
        destination.put(order.to().path(), bytes, SimulatedSite.OUR_USER);
        dieNowAndThen();
        return new Outcome.Done();
    }

    private void dieNowAndThen() {
        if (chance.fault(40)) {
            throw new Died();
        }
    }

    private static Outcome failed(FailureClass kind) {
        return new Outcome.Failed(new Failure(kind, "it was to be"));
    }

    @Override
    public Sight look(Rse rse, StoragePath path) {
        SimulatedSite site = site(rse);
        if (site.isSilent()) {
            return new Sight.Unknown(new Failure(FailureClass.DESTINATION_UNREACHABLE, "silent"));
        }
        return Optional.ofNullable(site.files().get(path))
                .map(file -> file.known()
                        ? new Sight.Unknown(new Failure(FailureClass.DESTINATION_UNREACHABLE, "lost there"))
                        : new Sight.Present(SimulatedSite.fingerprint(file.told())))
                .orElseGet(Sight.Absent::new);
    }

    @Override
    public Outcome remove(Rse rse, StoragePath path, Fingerprint bytes) {
        SimulatedSite site = site(rse);
        if (site.isSilent()) {
            return failed(FailureClass.DESTINATION_UNREACHABLE);
        }
        Stored file = site.files().get(path);
        if (file != null && bytes.contradicts(SimulatedSite.fingerprint(file.told()))) {
            return failed(FailureClass.DESTINATION_TAKEN);
        }
        guardian.removing(site, path);
        site.delete(path, SimulatedSite.OUR_USER);
        dieNowAndThen();
        return new Outcome.Done();
    }

    private SimulatedSite site(Rse rse) {
        return Objects.requireNonNull(sites.get(rse));
    }
}
