package org.tidings.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.Did;
import org.tidings.model.FileId;
import org.tidings.model.Holding;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.ReplicaEvent.Reason;
import org.tidings.model.Rse;
import org.tidings.model.RseEvent;
import org.tidings.model.RuleEvent;
import org.tidings.model.RuleId;
import org.tidings.model.StoragePath;
import org.tidings.model.Traits;
import org.tidings.model.TransferEvent;
import org.tidings.model.Verdict;

/// Facts of a small catalogue, few enough files, places and rules that they meet often.
public final class RandomCopies {
    public static final List<Rse> PLACES = List.of(Copies.A, Copies.B, Copies.C);
    public static final List<Did> FILES = List.of(
            new Did("data", "run/1"),
            new Did("data", "run/2"),
            new Did("data", "run/ü"),
            new Did("data", "run/😀"),
            new Did("other", "run%"),
            new Did("é", "a_b"));
    private static final int TRANSFERS = 4;
    private static final int RULES = 3;
    private final RandomGenerator random;

    public RandomCopies(RandomGenerator random) {
        this.random = random;
    }

    public CatalogueEvent next() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> arrival();
            case 3, 4, 5 -> ofReplica();
            case 6, 7 -> ofTransfer();
            case 8 -> ofRule();
            default -> ofRse();
        };
    }

    private ReplicaEvent arrival() {
        Rse rse = any(PLACES);
        var labels = new TreeSet<>(Set.of("l" + random.nextInt(2)));
        var traits = new Traits("1001", labels, time());
        return new ReplicaEvent.ReplicaAdded(
                any(FILES), rse, holding(rse), random.nextBoolean() ? Optional.of(traits) : Optional.empty());
    }

    private Holding holding(Rse rse) {
        boolean told = random.nextInt(4) > 0;
        int file = 10 * PLACES.indexOf(rse) + random.nextInt(3);
        return new Holding(
                new StoragePath("/run/" + random.nextInt(2)),
                told ? Optional.of(new FileId(String.format("%036x", file))) : Optional.empty(),
                told ? random.nextLong(1, 4) : 0,
                Copies.bytes(5 + random.nextInt(2)),
                random.nextBoolean());
    }

    private ReplicaEvent ofReplica() {
        Did did = any(FILES);
        Rse rse = any(PLACES);
        return switch (random.nextInt(7)) {
            case 0, 1 -> new ReplicaEvent.ReplicaRemoved(did, rse, holding(rse), any(List.of(Reason.values())));
            case 2 -> new ReplicaEvent.ReplicaSuspected(did, rse, "it may be bad");
            case 3 -> new ReplicaEvent.ReplicaLost(did, rse, "it is gone");
            case 4 -> new ReplicaEvent.ReplicaRecovered(did, rse);
            case 5 -> new ReplicaEvent.ReplicaCondemned(did, rse, time(), "nobody wants it");
            default -> new ReplicaEvent.ReplicaReprieved(did, rse);
        };
    }

    private TransferEvent ofTransfer() {
        String did = any(FILES).text();
        Rse to = any(PLACES);
        int n = random.nextInt(TRANSFERS);
        return switch (random.nextInt(7)) {
            case 0, 1 -> Copies.queued(n, did, to, random.nextInt(-1, 3));
            case 2, 3 -> Copies.started(n, did, to);
            case 4 -> Copies.succeeded(n, did, to);
            case 5 -> Copies.failed(n, did, to, time());
            default -> Copies.cancelled(n, did, to);
        };
    }

    private RuleEvent ofRule() {
        int n = random.nextInt(RULES);
        return switch (random.nextInt(6)) {
            case 0 -> new RuleEvent.RuleAdded(Copies.rule(n, 1 + random.nextInt(3)));
            case 1 -> new RuleEvent.RuleRemoved(Copies.ruleId(n), "it is over");
            case 2 -> new RuleEvent.RuleSuspended(Copies.ruleId(n), "for now");
            case 3 -> new RuleEvent.RuleResumed(Copies.ruleId(n));
            default -> RuleEvent.DidJudged.of(any(FILES), verdicts());
        };
    }

    private Map<RuleId, Verdict> verdicts() {
        Map<RuleId, Verdict> verdicts = new TreeMap<>();
        for (int n = 0; n < RULES; n++) {
            if (random.nextBoolean()) {
                verdicts.put(
                        Copies.ruleId(n),
                        new Verdict(any(List.of(Verdict.State.values())), new TreeSet<>(Set.of(any(PLACES))), ""));
            }
        }
        return verdicts;
    }

    private RseEvent ofRse() {
        Rse rse = any(PLACES);
        return switch (random.nextInt(3)) {
            case 0 -> RseEvent.RseDescribed.of(rse, Map.of("tier", Integer.toString(random.nextInt(3))));
            case 1 -> new RseEvent.RseSilent(rse, "no route " + random.nextInt(2));
            default -> new RseEvent.RseBack(rse);
        };
    }

    /// Some of them equal, some apart by less than databases keep.
    private Instant time() {
        return Facts.MODIFIED.plusSeconds(random.nextInt(3)).plusNanos(random.nextInt(3) * 400L);
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
