package org.tidings.simulation;

import java.time.Instant;
import java.util.List;
import org.tidings.catalogue.Catalogue;

/// The damage of a mutant: forgets what is to be removed.
public record ForgetfulCatalogue(Catalogue inner) implements CatalogueOver {
    @Override
    public List<Way> condemned(Instant now, int limit) {
        return List.of();
    }
}
