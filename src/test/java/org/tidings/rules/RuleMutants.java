package org.tidings.rules;

import static org.tidings.rules.Cases.known;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.tidings.catalogue.Copying;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.Replica;
import org.tidings.catalogue.RseRecord;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.Holding;
import org.tidings.model.ReplicaEvent.ReplicaCondemned;
import org.tidings.model.ReplicaEvent.ReplicaReprieved;
import org.tidings.model.Rse;
import org.tidings.model.RuleEvent.DidJudged;
import org.tidings.model.RuleId;
import org.tidings.model.TransferEvent.TransferCancelled;
import org.tidings.model.TransferEvent.TransferQueued;
import org.tidings.model.Verdict;

/// Deciders that are wrong in one way, which only one invariant sees.
enum RuleMutants implements RuleInvariants.Decider {
    SAYS_IT_AGAIN(RuleInvariants.DECIDED_AGAIN_NOTHING_IS_WANTED) {
        @Override
        public List<CatalogueEvent> decide(DidRecord file, List<ParsedRule> rules, Landscape landscape) {
            List<CatalogueEvent> facts = real(file, rules, landscape);
            if (facts.stream().noneMatch(DidJudged.class::isInstance)) {
                facts.add(new DidJudged(file.did(), file.verdicts()));
            }
            return facts;
        }
    },
    QUEUES_TWICE(RuleInvariants.NOTHING_IS_QUEUED_TWICE) {
        @Override
        public List<CatalogueEvent> decide(DidRecord file, List<ParsedRule> rules, Landscape landscape) {
            List<CatalogueEvent> facts = real(file, rules, landscape);
            facts.stream().filter(TransferQueued.class::isInstance).toList().forEach(facts::add);
            return facts;
        }
    },
    COUNTS_FROM_NOUGHT(RuleInvariants.NO_RULE_IS_OVERFILLED) {
        @Override
        public List<CatalogueEvent> decide(DidRecord file, List<ParsedRule> rules, Landscape landscape) {
            return real(file, rules.stream().map(RuleMutants::withOneMore).toList(), landscape);
        }
    },
    COPIES_WHAT_IS_THERE(RuleInvariants.WHAT_IS_GOOD_AND_ALLOWED_IS_NOT_COPIED_AGAIN) {
        @Override
        public List<CatalogueEvent> decide(DidRecord file, List<ParsedRule> rules, Landscape landscape) {
            List<CatalogueEvent> facts = real(file, rules, landscape);
            Rse there = file.intact()
                    .findFirst()
                    .filter(rse -> mayTake(file, rse, landscape))
                    .orElse(null);
            facts.removeIf(fact -> fact instanceof TransferCancelled c && isThere(file, c));
            if (there != null) {
                facts.add(queued(file, there));
            }
            return facts;
        }

        private boolean mayTake(DidRecord file, Rse rse, Landscape landscape) {
            return landscape.rses().containsKey(rse)
                    && known(landscape.rses(), rse).isWritable()
                    && landscape.hasRoom(rse, file.bytes().sizeBytes())
                    && !file.copying().containsKey(rse);
        }

        private boolean isThere(DidRecord file, TransferCancelled cancelled) {
            return file.intact().anyMatch(cancelled.destination()::equals);
        }
    },
    LETS_THE_LAST_ONE_GO(RuleInvariants.THE_LAST_GOOD_COPY_IS_NEVER_CONDEMNED) {
        @Override
        public List<CatalogueEvent> decide(DidRecord file, List<ParsedRule> rules, Landscape landscape) {
            List<CatalogueEvent> facts = real(file, rules, landscape);
            Set<Rse> wanted = wanted(file, facts);
            facts.removeIf(fact -> fact instanceof ReplicaReprieved r && !wanted.contains(r.rse()));
            Set<Rse> gone = new HashSet<>();
            facts.forEach(fact -> {
                if (fact instanceof ReplicaCondemned c) {
                    gone.add(c.rse());
                }
            });
            file.replicas().forEach((rse, replica) -> {
                if (replica.holding().ours()
                        && !replica.isCondemned()
                        && landscape.isAlive(rse)
                        && !wanted.contains(rse)
                        && gone.add(rse)) {
                    facts.add(new ReplicaCondemned(file.did(), rse, landscape.now(), "let go"));
                }
            });
            return facts;
        }
    },
    TAKES_WHAT_IS_NOT_OURS(RuleInvariants.ONLY_OURS_IS_CONDEMNED_AND_NOT_WHERE_IT_IS_WANTED) {
        @Override
        public List<CatalogueEvent> decide(DidRecord file, List<ParsedRule> rules, Landscape landscape) {
            return real(
                    withReplicas(file, replica -> file.isCurrent(replica) ? ours(replica) : replica), rules, landscape);
        }
    },
    OVERWRITES_OTHERS(RuleInvariants.NOBODY_ELSES_BYTES_ARE_OVERWRITTEN) {
        @Override
        public List<CatalogueEvent> decide(DidRecord file, List<ParsedRule> rules, Landscape landscape) {
            List<CatalogueEvent> facts = real(withReplicas(file, RuleMutants::ours), rules, landscape);
            facts.removeIf(fact -> fact instanceof ReplicaCondemned c
                    && !known(file.replicas(), c.rse()).holding().ours());
            return facts;
        }
    },
    WRITES_TO_THE_READ_ONLY(RuleInvariants.NOTHING_NEW_GOES_WHERE_NOTHING_NEW_MAY) {
        @Override
        public List<CatalogueEvent> decide(DidRecord file, List<ParsedRule> rules, Landscape landscape) {
            List<RseRecord> open = landscape.rses().values().stream()
                    .map(rse -> new RseRecord(rse.rse(), without(rse.attributes(), "write"), rse.silent(), rse.since()))
                    .toList();
            return real(file, rules, Landscape.of(open, landscape.freeBytes(), landscape.now(), landscape.terms()));
        }
    },
    INTERRUPTS(RuleInvariants.WHAT_IS_UNDER_WAY_IS_NOT_CANCELLED) {
        @Override
        public List<CatalogueEvent> decide(DidRecord file, List<ParsedRule> rules, Landscape landscape) {
            SortedMap<Rse, Copying> waiting = new TreeMap<>(file.copying());
            waiting.replaceAll((rse, c) -> new Copying(
                    c.order(), c.queued(), Copying.State.WAITING, c.due(), c.attempts(), c.route(), c.failure()));
            return real(with(file, file.replicas(), waiting), rules, landscape);
        }
    },
    GIVES_NO_REASON(RuleInvariants.STUCK_SAYS_WHY_AND_OTHERS_SAY_NOTHING) {
        @Override
        public List<CatalogueEvent> decide(DidRecord file, List<ParsedRule> rules, Landscape landscape) {
            return judging(file, rules, landscape, v -> new Verdict(v.state(), v.places(), ""));
        }
    },
    BELIEVES_WHAT_IS_COMING(RuleInvariants.OK_MEANS_GOOD_AT_EVERY_PLACE) {
        @Override
        public List<CatalogueEvent> decide(DidRecord file, List<ParsedRule> rules, Landscape landscape) {
            return judging(
                    file,
                    rules,
                    landscape,
                    v -> v.state() == Verdict.State.REPLICATING ? new Verdict(Verdict.State.OK, v.places(), "") : v);
        }
    };

    private final RuleInvariants seenBy;

    RuleMutants(RuleInvariants seenBy) {
        this.seenBy = seenBy;
    }

    /// The one invariant that sees what is wrong.
    RuleInvariants seenBy() {
        return seenBy;
    }

    static List<CatalogueEvent> real(DidRecord file, List<ParsedRule> rules, Landscape landscape) {
        return new ArrayList<>(new RuleEvaluator(new Random(file.changed().value())).evaluate(file, rules, landscape));
    }

    /// The real decision, with other verdicts.
    private static List<CatalogueEvent> judging(
            DidRecord file, List<ParsedRule> rules, Landscape landscape, UnaryOperator<Verdict> how) {
        List<CatalogueEvent> facts = real(file, rules, landscape);
        facts.replaceAll(fact -> fact instanceof DidJudged judged ? judged(judged, how) : fact);
        facts.removeIf(
                fact -> fact instanceof DidJudged judged && judged.verdicts().equals(file.verdicts()));
        return facts;
    }

    private static DidJudged judged(DidJudged judged, UnaryOperator<Verdict> how) {
        SortedMap<RuleId, Verdict> verdicts = new TreeMap<>(judged.verdicts());
        verdicts.replaceAll((id, verdict) -> how.apply(verdict));
        return new DidJudged(judged.did(), verdicts);
    }

    private static Set<Rse> wanted(DidRecord file, List<CatalogueEvent> facts) {
        Map<RuleId, Verdict> verdicts = new TreeMap<>(file.verdicts());
        facts.forEach(fact -> {
            if (fact instanceof DidJudged judged) {
                verdicts.clear();
                verdicts.putAll(judged.verdicts());
            }
        });
        Set<Rse> wanted = new HashSet<>();
        verdicts.values().forEach(verdict -> wanted.addAll(verdict.places()));
        return wanted;
    }

    private static ParsedRule withOneMore(ParsedRule p) {
        return new ParsedRule(
                Cases.copies(p.rule(), p.rule().copies() + 1), p.rests(), p.places(), p.sources(), p.condition());
    }

    private static TransferQueued queued(DidRecord file, Rse to) {
        return new TransferQueued(Cases.transfer(99), file.did(), to, file.bytes(), 3, "replication", Optional.empty());
    }

    private static Replica ours(Replica r) {
        Holding h = r.holding();
        var ours = new Holding(h.path(), h.id(), h.generation(), h.bytes(), true);
        return new Replica(ours, r.state(), r.since(), r.due(), r.reason());
    }

    private static DidRecord withReplicas(DidRecord file, UnaryOperator<Replica> how) {
        SortedMap<Rse, Replica> replicas = new TreeMap<>(file.replicas());
        replicas.replaceAll((rse, replica) -> how.apply(replica));
        return with(file, replicas, file.copying());
    }

    private static DidRecord with(DidRecord r, SortedMap<Rse, Replica> replicas, SortedMap<Rse, Copying> copying) {
        return new DidRecord(
                r.did(),
                r.origin(),
                r.ended(),
                r.home(),
                r.bytes(),
                r.traits(),
                replicas,
                copying,
                r.verdicts(),
                r.changed());
    }

    private static SortedMap<String, String> without(SortedMap<String, String> attributes, String key) {
        SortedMap<String, String> rest = new TreeMap<>(attributes);
        rest.remove(key);
        return rest;
    }
}
