package org.tidings.rules;

import static org.tidings.rules.Cases.folded;
import static org.tidings.rules.Cases.known;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tidings.catalogue.Copying;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.Replica;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.ReplicaEvent.ReplicaCondemned;
import org.tidings.model.Rse;
import org.tidings.model.Rule;
import org.tidings.model.RuleEvent.DidJudged;
import org.tidings.model.RuleId;
import org.tidings.model.TransferEvent.TransferCancelled;
import org.tidings.model.TransferEvent.TransferQueued;
import org.tidings.model.Verdict;

/// What is true of every decision about one file. Each names what is wrong, or nothing.
enum RuleInvariants {
    DECIDED_AGAIN_NOTHING_IS_WANTED {
        @Override
        Optional<String> wrong(Decision d) {
            return d.after()
                    .map(file -> d.evaluator().decide(file, d.rules(), d.landscape()))
                    .filter(again -> !again.isEmpty())
                    .map(again -> "again: " + again);
        }
    },
    NOTHING_IS_QUEUED_TWICE {
        @Override
        Optional<String> wrong(Decision d) {
            Set<Rse> open = new HashSet<>(d.before().copying().keySet());
            for (CatalogueEvent fact : d.facts()) {
                if (fact instanceof TransferCancelled cancelled) {
                    open.remove(cancelled.destination());
                }
                if (fact instanceof TransferQueued queued && !open.add(queued.destination())) {
                    return Optional.of("twice to " + queued.destination());
                }
            }
            return Optional.empty();
        }
    },
    NO_RULE_IS_OVERFILLED {
        @Override
        Optional<String> wrong(Decision d) {
            Map<RuleId, Integer> copies = d.rules().stream()
                    .filter(rule -> !rule.rests()
                            && rule.concerns(d.before(), d.landscape().now()) instanceof Condition.Answer.Yes)
                    .collect(
                            Collectors.toMap(ParsedRule::id, rule -> rule.rule().copies()));
            return verdicts(d).entrySet().stream()
                    .filter(v -> v.getValue().places().size() > copies.getOrDefault(v.getKey(), 100))
                    .map(v -> "overfilled " + v)
                    .findFirst();
        }
    },
    WHAT_IS_GOOD_AND_ALLOWED_IS_NOT_COPIED_AGAIN {
        @Override
        Optional<String> wrong(Decision d) {
            return of(d.facts(), TransferQueued.class).stream()
                    .map(TransferQueued::destination)
                    .filter(to -> d.before().intact().toList().contains(to))
                    .map(to -> to + " has it")
                    .findFirst();
        }
    },
    THE_LAST_GOOD_COPY_IS_NEVER_CONDEMNED {
        @Override
        Optional<String> wrong(Decision d) {
            boolean followed = d.before().ended()
                    && d.rules().stream().noneMatch(rule -> rule.rule().deletes() == Rule.Deletes.KEEP);
            boolean condemned = !of(d.facts(), ReplicaCondemned.class).isEmpty();
            return condemned
                            && !followed
                            && !keeping(d)
                            && good(d.after(), d.landscape()).isEmpty()
                    ? Optional.of("nothing good is left")
                    : Optional.empty();
        }

        /// A rule that keeps may be one that does not concern the file.
        private boolean keeping(Decision d) {
            return d.before().ended()
                    && !Concerns.of(d.before(), d.rules(), d.landscape().now()).keeps();
        }
    },
    ONLY_OURS_IS_CONDEMNED_AND_NOT_WHERE_IT_IS_WANTED {
        @Override
        Optional<String> wrong(Decision d) {
            Set<Rse> wanted = verdicts(d).values().stream()
                    .flatMap(verdict -> verdict.places().stream())
                    .collect(Collectors.toSet());
            return of(d.facts(), ReplicaCondemned.class).stream()
                    .map(ReplicaCondemned::rse)
                    .filter(rse -> wanted.contains(rse)
                            || !known(d.before().replicas(), rse).holding().ours()
                            || !d.landscape().isAlive(rse))
                    .map(rse -> "condemned at " + rse)
                    .findFirst();
        }
    },
    NOBODY_ELSES_BYTES_ARE_OVERWRITTEN {
        @Override
        Optional<String> wrong(Decision d) {
            return of(d.facts(), TransferQueued.class).stream()
                    .map(TransferQueued::destination)
                    .filter(to -> d.before().replicas().containsKey(to))
                    .filter(to -> {
                        Replica there = known(d.before().replicas(), to);
                        return !there.holding().ours() && !d.before().isCurrent(there);
                    })
                    .map(to -> "overwrites " + to)
                    .findFirst();
        }
    },
    NOTHING_NEW_GOES_WHERE_NOTHING_NEW_MAY {
        @Override
        Optional<String> wrong(Decision d) {
            return of(d.facts(), TransferQueued.class).stream()
                    .filter(q -> !d.landscape().rses().containsKey(q.destination())
                            || !known(d.landscape().rses(), q.destination()).isWritable()
                            || !d.landscape().hasRoom(q.destination(), q.bytes().sizeBytes()))
                    .map(q -> "queued to " + q.destination())
                    .findFirst();
        }
    },
    WHAT_IS_UNDER_WAY_IS_NOT_CANCELLED {
        @Override
        Optional<String> wrong(Decision d) {
            return of(d.facts(), TransferCancelled.class).stream()
                    .map(TransferCancelled::destination)
                    .filter(to -> known(d.before().copying(), to).state() == Copying.State.RUNNING)
                    .map(to -> "cancelled to " + to)
                    .findFirst();
        }
    },
    STUCK_SAYS_WHY_AND_OTHERS_SAY_NOTHING {
        @Override
        Optional<String> wrong(Decision d) {
            return verdicts(d).values().stream()
                    .filter(v ->
                            (v.state() == Verdict.State.STUCK) == v.reason().isEmpty())
                    .map(v -> "reason: " + v)
                    .findFirst();
        }
    },
    OK_MEANS_GOOD_AT_EVERY_PLACE {
        @Override
        Optional<String> wrong(Decision d) {
            Set<Rse> intact = d.after().stream().flatMap(DidRecord::good).collect(Collectors.toSet());
            return d.judgedAnew().values().stream()
                    .filter(v -> v.state() == Verdict.State.OK && !intact.containsAll(v.places()))
                    .map(v -> "not all good: " + v)
                    .findFirst();
        }
    };

    /// One decision.
    record Decision(
            Decider evaluator,
            DidRecord before,
            List<ParsedRule> rules,
            Landscape landscape,
            List<CatalogueEvent> facts,
            Optional<DidRecord> after) {

        static Decision of(Decider evaluator, DidRecord before, List<ParsedRule> rules, Landscape landscape) {
            List<CatalogueEvent> facts = evaluator.decide(before, rules, landscape);
            return new Decision(evaluator, before, rules, landscape, facts, folded(Optional.of(before), facts));
        }

        /// What the rules that ask make of it; those that rest have an old verdict.
        Map<RuleId, Verdict> judgedAnew() {
            Map<RuleId, Verdict> anew = new TreeMap<>(verdicts(this));
            anew.keySet()
                    .removeAll(Concerns.of(before, rules, landscape.now())
                            .holding()
                            .keySet());
            return anew;
        }
    }

    /// Whoever decides: the real one, or a mutant.
    @FunctionalInterface
    interface Decider {
        List<CatalogueEvent> decide(DidRecord file, List<ParsedRule> rules, Landscape landscape);
    }

    abstract Optional<String> wrong(Decision decision);

    private static Map<RuleId, Verdict> verdicts(Decision d) {
        List<DidJudged> judged = of(d.facts(), DidJudged.class);
        return judged.isEmpty() ? d.before().verdicts() : judged.getFirst().verdicts();
    }

    private static Set<Rse> good(Optional<DidRecord> file, Landscape landscape) {
        return file.stream().flatMap(DidRecord::good).filter(landscape::isAlive).collect(Collectors.toSet());
    }

    private static <T> List<T> of(List<CatalogueEvent> facts, Class<T> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
