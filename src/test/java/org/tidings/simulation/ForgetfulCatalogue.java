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

/// The damage of a mutant: forgets what is to be removed.
record ForgetfulCatalogue(Catalogue inner) implements Catalogue {
    @Override
    public List<Way> condemned(Instant now, int limit) {
        return List.of();
    }

    @Override
    public Optional<DidRecord> find(Did did) {
        return inner.find(did);
    }

    @Override
    public List<DidRecord> list(Optional<Did> after, int limit) {
        return inner.list(after, limit);
    }

    @Override
    public List<DidRecord> list(String scope, String namePrefix, Optional<Did> after, int limit) {
        return inner.list(scope, namePrefix, after, limit);
    }

    @Override
    public List<Did> at(Rse rse, Optional<Did> after, int limit) {
        return inner.at(rse, after, limit);
    }

    @Override
    public List<RseRecord> rses() {
        return inner.rses();
    }

    @Override
    public Holdings holdings(Rse rse) {
        return inner.holdings(rse);
    }

    @Override
    public List<RuleRecord> rules() {
        return inner.rules();
    }

    @Override
    public Optional<RuleRecord> rule(RuleId id) {
        return inner.rule(id);
    }

    @Override
    public List<Way> due(Copying.State state, Instant now, int limit) {
        return inner.due(state, now, limit);
    }

    @Override
    public long transfers(Copying.State state) {
        return inner.transfers(state);
    }
}
