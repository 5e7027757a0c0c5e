package org.tidings.app;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.tidings.model.Rse;
import org.tidings.model.StoragePath;
import org.tidings.wire.catalogue.Doors;
import org.tidings.wire.site.Partner;

/// The doors of the sites of our catalogue, as it hands them on.
record PartnerDoors(Map<Rse, Partner> partners) implements Doors {

    @Override
    public Optional<URI> at(Rse rse) {
        return Optional.ofNullable(partners.get(rse))
                .map(partner -> partner.door().base());
    }

    @Override
    public Optional<String> pass(Rse rse, StoragePath path) {
        return Optional.ofNullable(partners.get(rse)).flatMap(partner -> partner.readingPass(path));
    }
}
