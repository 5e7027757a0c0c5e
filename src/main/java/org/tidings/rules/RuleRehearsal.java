package org.tidings.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tidings.catalogue.Catalogue.Holdings;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.RuleRecord;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.Did;
import org.tidings.model.ReplicaEvent.ReplicaCondemned;
import org.tidings.model.Rse;
import org.tidings.model.Rule;
import org.tidings.model.TransferEvent.TransferQueued;
import org.tidings.model.Verdict;

/// What a rule would do with files that exist, beside the rules that stand; nothing of it is done.
///
/// @param concerned files the rule is for
/// @param recent those of them that were first stored since the time asked about
/// @param ok how many need nothing
/// @param copies that would be made, by destination
/// @param released copies of ours that would be let go, by RSE
/// @param stuck how many files, by reason; when there are many reasons, the rest are one
/// @param examples the first files that would be copied or are stuck
public record RuleRehearsal(
        Holdings concerned,
        Holdings recent,
        long ok,
        SortedMap<Rse, Holdings> copies,
        SortedMap<Rse, Holdings> released,
        SortedMap<String, Long> stuck,
        List<Example> examples) {

    public RuleRehearsal {
        copies = Collections.unmodifiableSortedMap(new TreeMap<>(copies));
        released = Collections.unmodifiableSortedMap(new TreeMap<>(released));
        stuck = Collections.unmodifiableSortedMap(new TreeMap<>(stuck));
        examples = List.copyOf(examples);
    }

    /// One file.
    ///
    /// @param copiedTo where copies would be queued to
    public record Example(Did did, Verdict verdict, List<Rse> copiedTo) {}

    /// What is asked.
    ///
    /// @param recentSince files first stored since then are counted apart, to see what a day would bring
    /// @param examples how many
    public record Question(Rule rule, Instant recentSince, int examples) {}

    /// @param standing all rules there are; one of the same id gives way
    /// @param files each looked at once, in turn: memory does not grow with them
    public static RuleRehearsal of(
            Question question, Collection<RuleRecord> standing, Iterator<DidRecord> files, Landscape landscape) {
        List<ParsedRule> rules = new ArrayList<>();
        standing.stream()
                .filter(record -> !record.rule().id().equals(question.rule().id()))
                .map(ParsedRule::of)
                .forEach(rules::add);
        rules.add(ParsedRule.of(question.rule(), false));
        var counting = new Counting(question, landscape);
        files.forEachRemaining(file -> counting.count(file, rules));
        return counting.result();
    }

    /// The figures, growing.
    private static final class Counting {
        private static final int MOST_REASONS = 20;
        private static final String OTHER = "other reasons";

        private final Question question;
        private final RuleEvaluator evaluator = new RuleEvaluator(() -> 0);
        private final SortedMap<Rse, Holdings> copies = new TreeMap<>();
        private final SortedMap<Rse, Holdings> released = new TreeMap<>();
        private final SortedMap<String, Long> stuck = new TreeMap<>();
        private final List<Example> examples = new ArrayList<>();
        private Landscape landscape;
        private Holdings concerned = Holdings.NONE;
        private Holdings recent = Holdings.NONE;
        private long ok;

        Counting(Question question, Landscape landscape) {
            this.question = question;
            this.landscape = landscape;
        }

        void count(DidRecord file, List<ParsedRule> rules) {
            var judgement = evaluator.judge(file, rules, landscape);
            judgement.facts().forEach(fact -> release(fact, file));
            Verdict verdict = judgement.verdicts().get(question.rule().id());
            if (verdict != null) {
                concerned = concerned.plus(one(file));
                if (!file.traits().created().isBefore(question.recentSince())) {
                    recent = recent.plus(one(file));
                }
                count(file, verdict, copiesFor(judgement.facts()));
            }
        }

        private void count(DidRecord file, Verdict verdict, List<Rse> copiedTo) {
            for (Rse rse : copiedTo) {
                copies.merge(rse, one(file), Holdings::plus);
                landscape = landscape.filled(rse, file.bytes().sizeBytes());
            }
            switch (verdict.state()) {
                case OK -> ok++;
                case REPLICATING -> {}
                case STUCK -> stuck.merge(reason(verdict), 1L, Long::sum);
            }
            if (verdict.state() != Verdict.State.OK && examples.size() < question.examples()) {
                examples.add(new Example(file.did(), verdict, copiedTo));
            }
        }

        private String reason(Verdict verdict) {
            boolean room = stuck.size() < MOST_REASONS || stuck.containsKey(verdict.reason());
            return room ? verdict.reason() : OTHER;
        }

        private List<Rse> copiesFor(List<CatalogueEvent> facts) {
            return facts.stream()
                    .filter(TransferQueued.class::isInstance)
                    .map(TransferQueued.class::cast)
                    .filter(queued ->
                            queued.rule().filter(question.rule().id()::equals).isPresent())
                    .map(TransferQueued::destination)
                    .toList();
        }

        private void release(CatalogueEvent fact, DidRecord file) {
            if (fact instanceof ReplicaCondemned condemned) {
                released.merge(condemned.rse(), one(file), Holdings::plus);
            }
        }

        private static Holdings one(DidRecord file) {
            return new Holdings(1, file.bytes().sizeBytes());
        }

        RuleRehearsal result() {
            return new RuleRehearsal(concerned, recent, ok, copies, released, stuck, examples);
        }
    }
}
