package org.tidings.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.Copying;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.RseRecord;
import org.tidings.catalogue.RuleRecord;
import org.tidings.model.Did;
import org.tidings.model.Rse;
import org.tidings.model.RuleId;

/// A catalogue that is another one, but for what is overridden.
public interface CatalogueOver extends Catalogue {

    Catalogue inner();

    @Override
    default Optional<DidRecord> find(Did did) {
        return inner().find(did);
    }

    @Override
    default List<DidRecord> list(Optional<Did> after, int limit) {
        return inner().list(after, limit);
    }

    @Override
    default List<DidRecord> list(String scope, String namePrefix, Optional<Did> after, int limit) {
        return inner().list(scope, namePrefix, after, limit);
    }

    @Override
    default List<Did> at(Rse rse, Optional<Did> after, int limit) {
        return inner().at(rse, after, limit);
    }

    @Override
    default List<RseRecord> rses() {
        return inner().rses();
    }

    @Override
    default Holdings holdings(Rse rse) {
        return inner().holdings(rse);
    }

    @Override
    default List<RuleRecord> rules() {
        return inner().rules();
    }

    @Override
    default Optional<RuleRecord> rule(RuleId id) {
        return inner().rule(id);
    }

    @Override
    default List<Way> due(Copying.State state, Instant now, int limit) {
        return inner().due(state, now, limit);
    }

    @Override
    default List<Way> condemned(Instant now, int limit) {
        return inner().condemned(now, limit);
    }

    @Override
    default long transfers(Copying.State state) {
        return inner().transfers(state);
    }
}
