package org.tidings.store.memory;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

/// The catalogue as sorted maps: what replaying the log gives.
///
/// Not safe for threads; [MemoryStore] locks.
final class CatalogueBook {
    private final NavigableMap<Did, DidRecord> dids = new TreeMap<>();
    private final SortedMap<Rse, RseRecord> rses = new TreeMap<>();
    private final SortedMap<RuleId, RuleRecord> rules = new TreeMap<>();
    private final SortedMap<RuleId, Count> counts = new TreeMap<>();
    private final Deque<Runnable> undoing = new ArrayDeque<>();

    Optional<DidRecord> find(Did did) {
        return Optional.ofNullable(dids.get(did));
    }

    NavigableMap<Did, DidRecord> dids() {
        return dids;
    }

    Collection<RseRecord> rses() {
        return rses.values();
    }

    List<RuleRecord> rules() {
        return rules.values().stream().map(this::counted).toList();
    }

    Optional<RuleRecord> rule(RuleId id) {
        return Optional.ofNullable(rules.get(id)).map(this::counted);
    }

    private RuleRecord counted(RuleRecord record) {
        return record.with(counts.getOrDefault(record.rule().id(), Count.NONE));
    }

    /// Keeps what was folded since the last time.
    void keep() {
        undoing.clear();
    }

    /// Forgets what was folded since [#keep].
    void undo() {
        while (!undoing.isEmpty()) {
            undoing.pop().run();
        }
    }

    void fold(CatalogueEvent event, Offset offset, Instant at) {
        var folding = new DidFold(offset, at);
        switch (event) {
            case ReplicaEvent e -> put(e.did(), folding.fold(find(e.did()), e));
            case TransferEvent e -> put(e.did(), folding.fold(find(e.did()), e));
            case RuleEvent.DidJudged e -> put(e.did(), folding.fold(find(e.did()), e));
            case RuleEvent e -> fold(e, at);
            case RseEvent e -> {
                Optional<RseRecord> before = Optional.ofNullable(rses.get(e.rse()));
                set(rses, e.rse(), RseRecord.fold(before, e, at));
            }
        }
    }

    private void fold(RuleEvent event, Instant at) {
        switch (event) {
            case RuleEvent.RuleAdded e -> {
                Optional<RuleRecord> before =
                        Optional.ofNullable(rules.get(e.rule().id()));
                set(rules, e.rule().id(), Optional.of(RuleRecord.added(before, e.rule(), at)));
            }
            case RuleEvent.RuleRemoved e -> set(rules, e.rule(), Optional.empty());
            case RuleEvent.RuleSuspended e -> rest(e.rule(), e.reason());
            case RuleEvent.RuleResumed e -> rest(e.rule(), "");
            case RuleEvent.DidJudged e -> {}
        }
    }

    private void rest(RuleId id, String reason) {
        Optional.ofNullable(rules.get(id)).ifPresent(rule -> set(rules, id, Optional.of(rule.resting(reason))));
    }

    private void put(Did did, Optional<DidRecord> after) {
        Optional<DidRecord> before = find(did);
        set(dids, did, after);
        RuleRecord.counts(before, after)
                .forEach((id, change) -> set(
                        counts,
                        id,
                        Optional.of(counts.getOrDefault(id, Count.NONE).plus(change))));
    }

    private <K, V> void set(SortedMap<K, V> map, K key, Optional<V> value) {
        Optional<V> before = Optional.ofNullable(map.get(key));
        undoing.push(() -> replace(map, key, before));
        replace(map, key, value);
    }

    private static <K, V> void replace(SortedMap<K, V> map, K key, Optional<V> value) {
        value.ifPresentOrElse(there -> map.put(key, there), () -> map.remove(key));
    }
}
