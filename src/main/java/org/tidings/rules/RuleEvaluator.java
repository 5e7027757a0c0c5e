package org.tidings.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.tidings.catalogue.DidRecord;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.Rse;
import org.tidings.model.RuleEvent.DidJudged;
import org.tidings.model.RuleId;
import org.tidings.model.Verdict;

/// Wanted minus actual: which facts one file needs so that the rules are kept.
///
/// Pure but for the ids of new transfers. A second look at what the facts made of the file asks for nothing more.
public final class RuleEvaluator {
    private final RandomGenerator random;

    /// @param random draws ids of transfers
    public RuleEvaluator(RandomGenerator random) {
        this.random = random;
    }

    /// @param rules all there are; those that are not for this file are passed over
    /// @return in the order they are to be committed; empty when all is as it should be
    public List<CatalogueEvent> evaluate(DidRecord file, Collection<ParsedRule> rules, Landscape landscape) {
        return judge(file, rules, landscape).facts();
    }

    /// Why each of the rules makes of the file what it does.
    public List<Explanation> explain(DidRecord file, Collection<ParsedRule> rules, Landscape landscape) {
        Judgement judgement = judge(file, rules, landscape);
        return rules.stream()
                .map(rule -> Explanation.of(file, rule, landscape, judgement))
                .toList();
    }

    /// All that was decided about one file.
    ///
    /// @param choices of the rules that want copies now
    record Judgement(Map<RuleId, Choice> choices, SortedMap<RuleId, Verdict> verdicts, List<CatalogueEvent> facts) {}

    Judgement judge(DidRecord file, Collection<ParsedRule> rules, Landscape landscape) {
        var outlook = new Outlook(file, landscape);
        Concerns concerns = Concerns.of(file, rules, landscape.now());
        Map<ParsedRule, Choice> choices = choices(concerns.asking(), outlook);
        var supply = new Supply(outlook, random);
        SortedMap<Rse, List<ParsedRule>> askers = askers(choices);
        askers.forEach(supply::provide);
        SortedSet<Rse> wanted = new TreeSet<>(askers.keySet());
        concerns.holding().values().stream()
                .flatMap(verdict -> verdict.places().stream())
                .filter(wanted::add)
                .forEach(supply::hold);
        List<CatalogueEvent> facts = new ArrayList<>(supply.facts());
        facts.addAll(released(outlook, wanted, concerns, supply.lacking() + shortfall(choices.values())));
        SortedMap<RuleId, Verdict> verdicts = new TreeMap<>(concerns.holding());
        SortedMap<RuleId, Choice> byId = new TreeMap<>();
        choices.forEach((rule, choice) -> {
            byId.put(rule.id(), choice);
            verdicts.put(rule.id(), Reasons.verdict(rule, choice, supply));
        });
        if (!verdicts.equals(file.verdicts())) {
            facts.add(new DidJudged(file.did(), verdicts));
        }
        return new Judgement(byId, verdicts, facts);
    }

    private static List<CatalogueEvent> released(
            Outlook outlook, SortedSet<Rse> wanted, Concerns concerns, long waitedFor) {
        var release = new Release(outlook, wanted);
        release.cancelWhatWaits();
        if (outlook.file().ended() && !concerns.keeps()) {
            release.letAllGo();
        } else {
            release.letSurplusGo(waitedFor);
        }
        return release.facts();
    }

    static Map<ParsedRule, Choice> choices(List<ParsedRule> asking, Outlook outlook) {
        Map<ParsedRule, Choice> choices = new LinkedHashMap<>();
        SortedSet<Rse> promised = new TreeSet<>();
        for (ParsedRule rule : asking) {
            rule.places().expression().ifPresent(places -> {
                Choice choice = Choice.of(rule.rule(), places, outlook, promised);
                choices.put(rule, choice);
                promised.addAll(choice.chosen());
            });
        }
        return choices;
    }

    private static SortedMap<Rse, List<ParsedRule>> askers(Map<ParsedRule, Choice> choices) {
        SortedMap<Rse, List<ParsedRule>> askers = new TreeMap<>();
        choices.forEach((rule, choice) -> choice.chosen()
                .forEach(place ->
                        askers.computeIfAbsent(place, p -> new ArrayList<>()).add(rule)));
        return askers;
    }

    private static int shortfall(Collection<Choice> choices) {
        return choices.stream().mapToInt(Choice::shortfall).max().orElse(0);
    }
}
