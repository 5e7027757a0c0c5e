package org.tidings.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tidings.catalogue.DidFold;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.RseRecord;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.Checksum;
import org.tidings.model.Did;
import org.tidings.model.Fingerprint;
import org.tidings.model.Holding;
import org.tidings.model.Offset;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.Rse;
import org.tidings.model.RseEvent;
import org.tidings.model.Rule;
import org.tidings.model.RuleEvent;
import org.tidings.model.RuleId;
import org.tidings.model.StoragePath;
import org.tidings.model.Traits;
import org.tidings.model.TransferEvent;
import org.tidings.model.TransferEvent.Failure;
import org.tidings.model.TransferEvent.FailureClass;
import org.tidings.model.TransferId;

/// Plausible RSEs, files and rules, made short.
final class Cases {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Did DID = new Did("data", "raw/run1/a.h5");
    static final Rse A = new Rse("A");
    static final Rse B = new Rse("B");
    static final Rse C = new Rse("C");
    static final Rse D = new Rse("D");
    static final Fingerprint BYTES = bytes(1);

    private Cases() {}

    static RseRecord rse(String name, Map<String, String> attributes) {
        return new RseRecord(new Rse(name), new TreeMap<>(attributes), "", NOW.minusSeconds(86_400));
    }

    static RseRecord silent(String name, Duration length) {
        return new RseRecord(new Rse(name), new TreeMap<>(), "connection refused", NOW.minus(length));
    }

    static Landscape landscape(RseRecord... rses) {
        return Landscape.of(List.of(rses), Map.of(), NOW, Landscape.Terms.USUAL);
    }

    static Landscape abcd() {
        return landscape(rse("A", Map.of()), rse("B", Map.of()), rse("C", Map.of()), rse("D", Map.of()));
    }

    static Fingerprint bytes(int n) {
        return new Fingerprint(n, List.of(new Checksum(Checksum.Algorithm.ADLER32, String.format("%08x", n))));
    }

    static Rule rule(String expression, int copies) {
        return rule(1, expression, copies);
    }

    static Rule rule(int id, String expression, int copies) {
        return new Rule(
                ruleId(id),
                new Rule.Selection("data:", ""),
                expression,
                copies,
                Rule.Grouping.NONE,
                Optional.empty(),
                Rule.USUAL_PRIORITY,
                "replication",
                Optional.empty(),
                Optional.empty(),
                Rule.Deletes.FOLLOW,
                "");
    }

    static Rule with(Rule r, Rule.Deletes deletes) {
        return new Rule(
                r.id(),
                r.selection(),
                r.expression(),
                r.copies(),
                r.grouping(),
                r.expires(),
                r.priority(),
                r.activity(),
                r.weight(),
                r.sources(),
                deletes,
                r.comment());
    }

    static Rule with(Rule r, Rule.Grouping grouping, Optional<String> weight) {
        return new Rule(
                r.id(),
                r.selection(),
                r.expression(),
                r.copies(),
                grouping,
                r.expires(),
                r.priority(),
                r.activity(),
                weight,
                r.sources(),
                r.deletes(),
                r.comment());
    }

    static Rule fromOnly(Rule r, String sources) {
        return new Rule(
                r.id(),
                r.selection(),
                r.expression(),
                r.copies(),
                r.grouping(),
                r.expires(),
                r.priority(),
                r.activity(),
                r.weight(),
                Optional.of(sources),
                r.deletes(),
                r.comment());
    }

    static Rule selecting(Rule r, String prefix, String condition) {
        return new Rule(
                r.id(),
                new Rule.Selection(prefix, condition),
                r.expression(),
                r.copies(),
                r.grouping(),
                r.expires(),
                r.priority(),
                r.activity(),
                r.weight(),
                r.sources(),
                r.deletes(),
                r.comment());
    }

    static Rule until(Rule r, Instant end) {
        return new Rule(
                r.id(),
                r.selection(),
                r.expression(),
                r.copies(),
                r.grouping(),
                Optional.of(end),
                r.priority(),
                r.activity(),
                r.weight(),
                r.sources(),
                r.deletes(),
                r.comment());
    }

    static Rule named(Rule r, RuleId id) {
        return new Rule(
                id,
                r.selection(),
                r.expression(),
                r.copies(),
                r.grouping(),
                r.expires(),
                r.priority(),
                r.activity(),
                r.weight(),
                r.sources(),
                r.deletes(),
                r.comment());
    }

    static Rule copies(Rule r, int copies) {
        return new Rule(
                r.id(),
                r.selection(),
                r.expression(),
                copies,
                r.grouping(),
                r.expires(),
                r.priority(),
                r.activity(),
                r.weight(),
                r.sources(),
                r.deletes(),
                r.comment());
    }

    /// What a map has for a key that it has.
    static <K, V> V known(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }

    static RuleId ruleId(int n) {
        return new RuleId(String.format("%016x", n));
    }

    static List<ParsedRule> rules(Rule... rules) {
        return Arrays.stream(rules).map(rule -> ParsedRule.of(rule, false)).toList();
    }

    static List<CatalogueEvent> evaluate(DidRecord file, Collection<ParsedRule> rules, Landscape landscape) {
        return new RuleEvaluator(new Random(file.changed().value())).evaluate(file, rules, landscape);
    }

    static ReplicaEvent added(Did did, Rse rse, Fingerprint bytes, boolean ours) {
        var holding = holding(did, bytes, ours);
        return new ReplicaEvent.ReplicaAdded(
                did, rse, holding, Optional.of(new Traits("ada", new TreeSet<>(List.of("raw")), NOW.minusSeconds(60))));
    }

    static Holding holding(Did did, Fingerprint bytes, boolean ours) {
        var path = new StoragePath("/" + did.scope() + "/" + did.name());
        return new Holding(path, Optional.empty(), 0, bytes, ours);
    }

    static ReplicaEvent added(Rse rse) {
        return added(DID, rse, BYTES, false);
    }

    static ReplicaEvent brought(Rse rse) {
        return added(DID, rse, BYTES, true);
    }

    static ReplicaEvent removed(Rse rse, ReplicaEvent.Reason reason) {
        var holding = new Holding(new StoragePath("/x"), Optional.empty(), 0, BYTES, false);
        return new ReplicaEvent.ReplicaRemoved(DID, rse, holding, reason);
    }

    static ReplicaEvent lost(Rse rse) {
        return new ReplicaEvent.ReplicaLost(DID, rse, "its disk is gone");
    }

    static ReplicaEvent suspected(Rse rse) {
        return new ReplicaEvent.ReplicaSuspected(DID, rse, "a read failed");
    }

    static TransferId transfer(int n) {
        return new TransferId(String.format("%016x", n));
    }

    static TransferEvent queued(Rse to, int transfer) {
        return new TransferEvent.TransferQueued(transfer(transfer), DID, to, BYTES, 3, "replication", Optional.empty());
    }

    static TransferEvent started(Rse to, int transfer) {
        return new TransferEvent.TransferStarted(transfer(transfer), DID, to, A, TransferEvent.Mode.PULL);
    }

    static TransferEvent failed(Rse to, int transfer, FailureClass kind, int attempt) {
        return new TransferEvent.TransferFailed(
                transfer(transfer), DID, to, Optional.of(A), new Failure(kind, "It answered 507."), attempt, NOW);
    }

    /// What these facts make of nothing, the first of them being the file's birth.
    static DidRecord file(CatalogueEvent... facts) {
        return folded(Optional.empty(), List.of(facts)).orElseThrow();
    }

    static DidRecord then(DidRecord before, CatalogueEvent... facts) {
        return folded(Optional.of(before), List.of(facts)).orElseThrow();
    }

    static Optional<DidRecord> folded(Optional<DidRecord> before, List<? extends CatalogueEvent> facts) {
        Optional<DidRecord> record = before;
        long offset = before.map(r -> r.changed().value()).orElse(0L);
        for (CatalogueEvent fact : facts) {
            var fold = new DidFold(new Offset(++offset), NOW);
            record = switch (fact) {
                case ReplicaEvent e -> fold.fold(record, e);
                case TransferEvent e -> fold.fold(record, e);
                case RuleEvent.DidJudged e -> fold.fold(record, e);
                case RuleEvent e -> record;
                case RseEvent e -> record;
            };
        }
        return record;
    }
}
