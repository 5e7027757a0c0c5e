package org.tidings.store.sql;

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

/// The catalogue as the database has it.
record SqlCatalogue(Reads reads) implements Catalogue {

    @Override
    public Optional<DidRecord> find(Did did) {
        return reads.read(lane -> DidRows.find(lane, did));
    }

    @Override
    public List<DidRecord> list(Optional<Did> after, int limit) {
        return reads.read(lane -> DidRows.list(lane, after, limit));
    }

    @Override
    public List<DidRecord> list(String scope, String namePrefix, Optional<Did> after, int limit) {
        boolean isPossible = Did.isText(scope) && Did.isText(namePrefix);
        return isPossible ? reads.read(lane -> DidRows.list(lane, scope, namePrefix, after, limit)) : List.of();
    }

    @Override
    public List<Did> at(Rse rse, Optional<Did> after, int limit) {
        return reads.read(lane -> DidRows.at(lane, rse, after, limit));
    }

    @Override
    public List<RseRecord> rses() {
        return reads.read(CatalogueRows::rses);
    }

    @Override
    public Holdings holdings(Rse rse) {
        return reads.read(lane -> CatalogueRows.holdings(lane, rse));
    }

    @Override
    public List<RuleRecord> rules() {
        return reads.read(CatalogueRows::rules);
    }

    @Override
    public Optional<RuleRecord> rule(RuleId id) {
        return reads.read(lane -> CatalogueRows.countedRule(lane, id));
    }

    @Override
    public List<Way> due(Copying.State state, Instant now, int limit) {
        return reads.read(lane -> DidRows.due(lane, state, now, limit));
    }

    @Override
    public List<Way> condemned(Instant now, int limit) {
        return reads.read(lane -> DidRows.condemned(lane, now, limit));
    }

    @Override
    public long transfers(Copying.State state) {
        return reads.read(lane -> DidRows.count(lane, state));
    }

    /// What is committed, as a transaction sees it.
    record Committed(OneLane own) implements CatalogueView {
        @Override
        public Optional<DidRecord> did(Did did) {
            return own.read(lane -> DidRows.find(lane, did));
        }

        @Override
        public Optional<RseRecord> rse(Rse rse) {
            return own.read(lane -> CatalogueRows.rse(lane, rse));
        }

        @Override
        public Optional<RuleRecord> rule(RuleId id) {
            return own.read(lane -> CatalogueRows.rule(lane, id));
        }
    }
}
