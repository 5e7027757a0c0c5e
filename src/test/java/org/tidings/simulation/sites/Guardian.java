package org.tidings.simulation.sites;

import java.util.Optional;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.Naming;
import org.tidings.model.StoragePath;
import org.tidings.simulation.sites.SimulatedSite.Stored;

/// Stands beside every file that we remove or write over, at the moment we do.
final class Guardian {
    private final SitesWorld world;
    private final Catalogue catalogue;
    private final Deeds deeds;

    /// @param catalogue as it is, not as a mutant shows it
    Guardian(SitesWorld world, Catalogue catalogue, Deeds deeds) {
        this.world = world;
        this.catalogue = catalogue;
        this.deeds = deeds;
    }

    /// NobodysFileIsRemovedByUs, and LastGoodCopyIsNeverRemoved: what we take away lies elsewhere too as far as
    /// anybody could have told us, or was deleted by somebody.
    void removing(SimulatedSite site, StoragePath path) {
        Stored file = site.files().get(path);
        world.tell("we remove " + path + " at " + site.rse());
        if (file == null || !file.isGood()) {
            return;
        }
        if (!file.isOurs()) {
            throw world.broken("NobodysFileIsRemovedByUs", path + " at " + site.rse() + ": " + file);
        }
        if (isCurrent(path, file) && deeds.believedAt(path, file.told()) <= 1) {
            throw world.broken("LastGoodCopyIsNeverRemoved", path + " at " + site.rse());
        }
    }

    private boolean isCurrent(StoragePath path, Stored file) {
        Optional<DidRecord> record = catalogue.find(Naming.didOf(path));
        return record.filter(r -> !r.ended() && !r.bytes().contradicts(SimulatedSite.fingerprint(file.told())))
                .isPresent();
    }

    /// NobodysFileIsWrittenOver: where good bytes of somebody lie, none of ours come in their place.
    void writing(SimulatedSite site, StoragePath path, int bytes) {
        Stored file = site.files().get(path);
        world.tell("we write " + bytes + " to " + path + " at " + site.rse());
        if (file != null && file.isGood() && !file.isOurs()) {
            throw world.broken("NobodysFileIsWrittenOver", path + " at " + site.rse() + ": " + file);
        }
    }
}
