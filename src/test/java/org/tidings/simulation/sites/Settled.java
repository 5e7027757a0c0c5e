package org.tidings.simulation.sites;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.Naming;
import org.tidings.catalogue.Replica;
import org.tidings.model.Rse;
import org.tidings.simulation.sites.SimulatedSite.Stored;

/// What must hold once all is quiet.
record Settled(SitesWorld world) {

    static void check(SitesWorld world) {
        var settled = new Settled(world);
        settled.catalogueIsTrue();
        settled.nothingIsDark();
        settled.records().forEach(settled::ruleIsKept);
    }

    private List<DidRecord> records() {
        return world.catalogue().list(Optional.empty(), 1000);
    }

    /// RulesAreKept, and NoRuleOverfilled.
    private void ruleIsKept(DidRecord record) {
        long good = record.good().count();
        if (good > 0 && !record.ended() && good < SitesWorld.COPIES) {
            throw world.broken("RulesAreKept", record + world.history(record));
        }
        long ours = record.replicas().values().stream()
                .filter(replica -> replica.holding().ours())
                .count();
        if (good > SitesWorld.COPIES && ours > SitesWorld.COPIES) {
            throw world.broken("NoRuleOverfilled", record + world.history(record));
        }
    }

    /// CataloguedReplicaIsGood: what the catalogue offers for reading lies there and is good.
    private void catalogueIsTrue() {
        records().forEach(record -> record.good().forEach(rse -> isGood(record, rse)));
    }

    private void isGood(DidRecord record, Rse rse) {
        Replica replica = Objects.requireNonNull(record.replicas().get(rse));
        Stored file = Objects.requireNonNull(world.sites().get(rse))
                .files()
                .get(replica.holding().path());
        if (file == null || !file.isGood() || record.bytes().contradicts(SimulatedSite.fingerprint(file.told()))) {
            throw world.broken(
                    "CataloguedReplicaIsGood", record.did() + " at " + rse + ": " + file + world.history(record));
        }
    }

    /// NothingIsDark: whatever lies at a site is known.
    private void nothingIsDark() {
        for (SimulatedSite site : world.sites().values()) {
            site.files().keySet().stream()
                    .filter(path -> world.catalogue()
                            .find(Naming.didOf(path))
                            .filter(record -> record.replicas().containsKey(site.rse()))
                            .isEmpty())
                    .forEach(path -> {
                        throw world.broken("NothingIsDark", path + " at " + site.rse());
                    });
        }
    }
}
