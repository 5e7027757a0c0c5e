package org.tidings.store.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tidings.catalogue.DidFold;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.RseRecord;
import org.tidings.catalogue.RuleRecord;
import org.tidings.catalogue.RuleRecord.Count;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.Did;
import org.tidings.model.Offset;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.Rse;
import org.tidings.model.RseEvent;
import org.tidings.model.RuleEvent;
import org.tidings.model.RuleId;
import org.tidings.model.TransferEvent;

/// What a transaction will change of the catalogue, over what is committed or another draft.
final class CatalogueDraft implements CatalogueView {
    private final CatalogueView below;
    private final Map<Did, Change<DidRecord>> dids = new LinkedHashMap<>();
    private final Map<Rse, Change<RseRecord>> rses = new LinkedHashMap<>();
    private final Map<RuleId, Change<RuleRecord>> rules = new LinkedHashMap<>();
    private final Map<RuleId, Count> counts = new LinkedHashMap<>();

    /// A record as it was committed, or in the draft below, and as it will be.
    record Change<T>(Optional<T> before, Optional<T> after) {
        Change<T> to(Optional<T> newer) {
            return new Change<>(before, newer);
        }
    }

    CatalogueDraft(CatalogueView below) {
        this.below = below;
    }

    @Override
    public Optional<DidRecord> did(Did did) {
        Change<DidRecord> ours = dids.get(did);
        return ours != null ? ours.after() : below.did(did);
    }

    @Override
    public Optional<RseRecord> rse(Rse rse) {
        Change<RseRecord> ours = rses.get(rse);
        return ours != null ? ours.after() : below.rse(rse);
    }

    @Override
    public Optional<RuleRecord> rule(RuleId id) {
        Change<RuleRecord> ours = rules.get(id);
        return ours != null ? ours.after() : below.rule(id);
    }

    void fold(CatalogueEvent event, Offset offset, Instant at) {
        var folding = new DidFold(offset, at);
        switch (event) {
            case ReplicaEvent e -> put(e.did(), before -> folding.fold(before, e));
            case TransferEvent e -> put(e.did(), before -> folding.fold(before, e));
            case RuleEvent.DidJudged e -> put(e.did(), before -> folding.fold(before, e));
            case RuleEvent e -> fold(e, at);
            case RseEvent e -> change(rses, e.rse(), rse(e.rse()), RseRecord.fold(rse(e.rse()), e, at));
        }
    }

    private void fold(RuleEvent event, Instant at) {
        switch (event) {
            case RuleEvent.RuleAdded e -> {
                Optional<RuleRecord> before = rule(e.rule().id());
                change(rules, e.rule().id(), before, Optional.of(RuleRecord.added(before, e.rule(), at)));
            }
            case RuleEvent.RuleRemoved e -> change(rules, e.rule(), rule(e.rule()), Optional.empty());
            case RuleEvent.RuleSuspended e -> rest(e.rule(), e.reason());
            case RuleEvent.RuleResumed e -> rest(e.rule(), "");
            case RuleEvent.DidJudged e -> {}
        }
    }

    private void rest(RuleId id, String reason) {
        Optional<RuleRecord> before = rule(id);
        if (before.isPresent()) {
            change(rules, id, before, before.map(rule -> rule.resting(reason)));
        }
    }

    private void put(Did did, UnaryOperator<Optional<DidRecord>> how) {
        Optional<DidRecord> before = did(did);
        Optional<DidRecord> after = how.apply(before);
        change(dids, did, before, after);
        RuleRecord.counts(before, after).forEach((id, count) -> counts.merge(id, count, Count::plus));
    }

    private static <K, V> void change(Map<K, Change<V>> changes, K key, Optional<V> before, Optional<V> after) {
        Change<V> known = changes.get(key);
        changes.put(key, known == null ? new Change<>(before, after) : known.to(after));
    }

    /// Takes over what was drafted above this.
    void absorb(CatalogueDraft above) {
        above.dids.forEach((did, c) -> change(dids, did, c.before(), c.after()));
        above.rses.forEach((rse, c) -> change(rses, rse, c.before(), c.after()));
        above.rules.forEach((id, c) -> change(rules, id, c.before(), c.after()));
        above.counts.forEach((id, count) -> counts.merge(id, count, Count::plus));
    }

    void write(Lane lane) throws SQLException {
        if (!dids.isEmpty()) {
            DidRows.write(lane, dids);
        }
        for (var rse : rses.entrySet()) {
            CatalogueRows.writeRse(lane, rse.getKey(), rse.getValue().after());
        }
        for (var rule : rules.entrySet()) {
            CatalogueRows.writeRule(lane, rule.getKey(), rule.getValue().after());
        }
        for (var count : counts.entrySet()) {
            CatalogueRows.add(lane, count.getKey(), count.getValue());
        }
    }
}
