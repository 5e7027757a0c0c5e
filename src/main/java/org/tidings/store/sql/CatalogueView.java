package org.tidings.store.sql;

import java.util.Optional;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.RseRecord;
import org.tidings.catalogue.RuleRecord;
import org.tidings.model.Did;
import org.tidings.model.Rse;
import org.tidings.model.RuleId;

/// The catalogue as far as guards and the fold look at it.
interface CatalogueView {

    Optional<DidRecord> did(Did did);

    Optional<RseRecord> rse(Rse rse);

    Optional<RuleRecord> rule(RuleId id);
}
