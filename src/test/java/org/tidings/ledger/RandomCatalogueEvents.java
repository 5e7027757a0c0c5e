package org.tidings.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.Checksum;
import org.tidings.model.Did;
import org.tidings.model.FileId;
import org.tidings.model.Fingerprint;
import org.tidings.model.Holding;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.Rse;
import org.tidings.model.RseEvent;
import org.tidings.model.Rule;
import org.tidings.model.RuleEvent;
import org.tidings.model.RuleId;
import org.tidings.model.StoragePath;
import org.tidings.model.Traits;
import org.tidings.model.TransferEvent;
import org.tidings.model.TransferId;
import org.tidings.model.Verdict;

/// Events of the catalogue of every kind with nasty values. They need not fit together.
public final class RandomCatalogueEvents {
    private static final List<String> TEXTS =
            List.of("a", "b c", "ü", "e\u0301", "😀", "\"quoted\\\"", "a\nb\rc", "%2F", "<x>&amp;", "\u0001", "#+?;");
    private final Random random;

    public RandomCatalogueEvents(Random random) {
        this.random = random;
    }

    /// One event of each kind there is.
    public List<CatalogueEvent> oneOfEach() {
        return List.of(
                new ReplicaEvent.ReplicaAdded(did(), rse(), holding(), maybe(traits())),
                new ReplicaEvent.ReplicaRemoved(did(), rse(), holding(), any(ReplicaEvent.Reason.values())),
                new ReplicaEvent.ReplicaSuspected(did(), rse(), text()),
                new ReplicaEvent.ReplicaLost(did(), rse(), text()),
                new ReplicaEvent.ReplicaRecovered(did(), rse()),
                new ReplicaEvent.ReplicaCondemned(did(), rse(), time(), text()),
                new ReplicaEvent.ReplicaReprieved(did(), rse()),
                new TransferEvent.TransferQueued(
                        transfer(), did(), rse(), bytes(), random.nextInt(10), text(), maybe(ruleId())),
                new TransferEvent.TransferStarted(transfer(), did(), rse(), rse(), any(TransferEvent.Mode.values())),
                new TransferEvent.TransferSucceeded(
                        transfer(),
                        did(),
                        rse(),
                        rse(),
                        any(TransferEvent.Mode.values()),
                        random.nextLong(1L << 50),
                        Duration.ofNanos(random.nextLong(1L << 50))),
                new TransferEvent.TransferFailed(
                        transfer(), did(), rse(), maybe(rse()), failure(), 1 + random.nextInt(9), time()),
                new TransferEvent.TransferCancelled(transfer(), did(), rse(), text()),
                new RuleEvent.RuleAdded(rule()),
                new RuleEvent.RuleRemoved(ruleId(), text()),
                new RuleEvent.RuleSuspended(ruleId(), text()),
                new RuleEvent.RuleResumed(ruleId()),
                RuleEvent.DidJudged.of(did(), verdicts()),
                new RseEvent.RseDescribed(rse(), new TreeMap<>(Map.of(text(), text()))),
                new RseEvent.RseSilent(rse(), text()),
                new RseEvent.RseBack(rse()));
    }

    private Did did() {
        return new Did(any("data", "u.alice", "ü😀"), text() + "/" + text());
    }

    private Rse rse() {
        return new Rse(any("site-a", "SITE_B", "c.example"));
    }

    private Holding holding() {
        boolean told = random.nextBoolean();
        return new Holding(
                new StoragePath("/" + text() + "/" + text()),
                told ? Optional.of(FileId.at(time(), random)) : Optional.empty(),
                told ? random.nextLong(1, Long.MAX_VALUE) : 0,
                bytes(),
                random.nextBoolean());
    }

    private Fingerprint bytes() {
        List<Checksum> checksums = new ArrayList<>();
        for (var algorithm : Checksum.Algorithm.values()) {
            if (random.nextBoolean()) {
                byte[] value = new byte[algorithm.bytes()];
                random.nextBytes(value);
                checksums.add(new Checksum(algorithm, HexFormat.of().formatHex(value)));
            }
        }
        return new Fingerprint(random.nextLong(1L << 50), checksums);
    }

    private Traits traits() {
        return new Traits(text(), new TreeSet<>(List.of(text(), text())), time());
    }

    private TransferEvent.Failure failure() {
        return new TransferEvent.Failure(any(TransferEvent.FailureClass.values()), text());
    }

    private Rule rule() {
        return new Rule(
                ruleId(),
                new Rule.Selection(text(), text()),
                text(),
                1 + random.nextInt(100),
                any(Rule.Grouping.values()),
                maybe(time()),
                random.nextInt(10),
                text(),
                maybe(text()),
                maybe(text()),
                any(Rule.Deletes.values()),
                text());
    }

    private Map<RuleId, Verdict> verdicts() {
        return Map.of(
                ruleId(),
                new Verdict(any(Verdict.State.values()), new TreeSet<>(List.of(rse(), rse())), text()),
                ruleId(),
                new Verdict(any(Verdict.State.values()), new TreeSet<>(), ""));
    }

    private RuleId ruleId() {
        return RuleId.random(random);
    }

    private TransferId transfer() {
        return TransferId.random(random);
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private Instant time() {
        return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }
}
