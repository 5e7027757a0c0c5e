package org.tidings.rules;

import static org.tidings.rules.Cases.BYTES;
import static org.tidings.rules.Cases.DID;
import static org.tidings.rules.Cases.NOW;
import static org.tidings.rules.Cases.bytes;
import static org.tidings.rules.Cases.folded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.tidings.catalogue.Copying;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.RseRecord;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.Fingerprint;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.Rse;
import org.tidings.model.Rule;
import org.tidings.model.TransferEvent;
import org.tidings.model.TransferEvent.FailureClass;

/// A file with a past, rules and RSEs, drawn from a seed.
final class RandomCase {
    private static final List<String> NAMES = List.of("A", "B", "C", "D", "E", "F");
    private static final List<String> EXPRESSIONS =
            List.of("*", "A|B", "B|C|D", "kind=disk", "*\\kind=tape", "tier<2", "E", "none", "tier>", "A&B");

    private static final Map<String, Condition> CONDITIONS = new ConcurrentHashMap<>();

    private final Random random;
    private Optional<DidRecord> file;
    private List<ParsedRule> rules;
    private Landscape landscape;

    RandomCase(long seed) {
        random = new Random(seed);
        landscape = randomLandscape();
        rules = randomRules();
        file = folded(Optional.empty(), List.of(Cases.added(new Rse("A"))));
        for (int i = random.nextInt(12); i > 0; i--) {
            disturb();
        }
    }

    Optional<DidRecord> file() {
        return file;
    }

    List<ParsedRule> rules() {
        return rules;
    }

    Landscape landscape() {
        return landscape;
    }

    void follow(List<? extends CatalogueEvent> facts) {
        file = folded(file, facts);
    }

    /// Something happens, to the file or around it.
    void disturb() {
        switch (random.nextInt(8)) {
            case 0 -> landscape = randomLandscape();
            case 1 -> rules = randomRules();
            case 2, 3 -> file.ifPresent(f -> follow(new RuleEvaluator(random).evaluate(f, rules, landscape)));
            default -> happening().ifPresent(event -> follow(List.of(event)));
        }
    }

    private Optional<CatalogueEvent> happening() {
        Rse rse = new Rse(any(NAMES));
        return switch (random.nextInt(10)) {
            case 0, 9 -> Optional.of(Cases.added(DID, rse, anyBytes(), random.nextBoolean()));
            case 1 ->
                Optional.of(Cases.added(DID, rse, file.map(DidRecord::bytes).orElse(BYTES), true));
            case 2 -> Optional.of(Cases.removed(rse, any(List.of(ReplicaEvent.Reason.values()))));
            case 3 -> Optional.of(Cases.lost(rse));
            case 4 -> Optional.of(Cases.suspected(rse));
            case 5 -> Optional.of(new ReplicaEvent.ReplicaRecovered(DID, rse));
            default -> file.flatMap(this::transferred);
        };
    }

    private Optional<CatalogueEvent> transferred(DidRecord record) {
        if (record.copying().isEmpty()) {
            return Optional.empty();
        }
        Rse to = any(List.copyOf(record.copying().keySet()));
        Copying copying = Objects.requireNonNull(record.copying().get(to));
        var id = copying.order().transfer();
        return Optional.of(
                switch (random.nextInt(4)) {
                    case 0 -> new TransferEvent.TransferStarted(id, DID, to, new Rse("A"), TransferEvent.Mode.PULL);
                    case 1 ->
                        new TransferEvent.TransferSucceeded(
                                id, DID, to, new Rse("A"), TransferEvent.Mode.PULL, 1, Duration.ZERO);
                    case 2 ->
                        new TransferEvent.TransferFailed(
                                id,
                                DID,
                                to,
                                Optional.empty(),
                                new TransferEvent.Failure(any(List.of(FailureClass.values())), "It failed."),
                                copying.attempts() + 1 + random.nextInt(3),
                                NOW);
                    default -> Cases.added(DID, to, copying.order().bytes(), true);
                });
    }

    private Landscape randomLandscape() {
        List<RseRecord> rses = new ArrayList<>();
        Map<Rse, Long> free = new HashMap<>();
        for (String name : NAMES) {
            if (random.nextInt(8) > 0) {
                rses.add(randomRse(name));
            }
            if (random.nextInt(6) == 0) {
                free.put(new Rse(name), (long) random.nextInt(3));
            }
        }
        return Landscape.of(rses, free, NOW, Landscape.Terms.USUAL);
    }

    private RseRecord randomRse(String name) {
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("kind", any(List.of("disk", "tape")));
        attributes.put("tier", any(List.of("1", "2")));
        attributes.put("w", any(List.of("0", "1", "5", "x")));
        attributes.put("write", any(List.of("true", "true", "false")));
        attributes.put("read", any(List.of("true", "true", "true", "false")));
        boolean silent = random.nextInt(5) == 0;
        var since = NOW.minus(Duration.ofMinutes(random.nextInt(20)));
        return new RseRecord(new Rse(name), new TreeMap<>(attributes), silent ? "timeout" : "", since);
    }

    private List<ParsedRule> randomRules() {
        List<ParsedRule> all = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            all.add(parsed(randomRule(i), random.nextInt(6) == 0));
        }
        return all;
    }

    /// As the real one, but that compiles no condition twice.
    private static ParsedRule parsed(Rule rule, boolean rests) {
        return new ParsedRule(
                rule,
                rests,
                RseExpression.read(rule.expression()),
                rule.sources().map(RseExpression::read),
                CONDITIONS.computeIfAbsent(rule.selection().condition(), Condition::of));
    }

    private Rule randomRule(int id) {
        String condition = any(List.of("", "", "", "size < 2", "1 / (size - 1) > 0", "size <"));
        return new Rule(
                Cases.ruleId(id),
                new Rule.Selection(any(List.of("data:", "", "data:raw", "other:")), condition),
                any(EXPRESSIONS),
                1 + random.nextInt(3),
                any(List.of(Rule.Grouping.values())),
                random.nextInt(10) == 0 ? Optional.of(NOW) : Optional.empty(),
                random.nextInt(3),
                "replication",
                random.nextInt(3) == 0 ? Optional.of("w") : Optional.empty(),
                random.nextInt(3) == 0 ? Optional.of(any(EXPRESSIONS)) : Optional.empty(),
                any(List.of(Rule.Deletes.values())),
                "");
    }

    private Fingerprint anyBytes() {
        return random.nextBoolean() ? BYTES : bytes(2);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
