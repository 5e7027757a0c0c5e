package org.tidings.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tidings.catalogue.DidRecord;
import org.tidings.model.Rule;
import org.tidings.model.Rule.Deletes;
import org.tidings.model.RuleId;
import org.tidings.model.Verdict;

/// Which rules have a say about one file.
///
/// @param asking those that want copies now, the most urgent first
/// @param holding verdicts of those that only keep what they have: they rest, or cannot say whether they are for it
/// @param keeps whether one of them keeps what was deleted at its origin
record Concerns(List<ParsedRule> asking, Map<RuleId, Verdict> holding, boolean keeps) {
    private static final Comparator<ParsedRule> MOST_URGENT_FIRST = Comparator.comparingInt(
                    (ParsedRule rule) -> -rule.rule().priority())
            .thenComparing(ParsedRule::id);

    static Concerns of(DidRecord file, Collection<ParsedRule> rules, Instant now) {
        List<ParsedRule> asking = new ArrayList<>();
        Map<RuleId, Verdict> holding = new TreeMap<>();
        boolean keeps = false;
        for (ParsedRule rule : rules.stream().sorted(MOST_URGENT_FIRST).toList()) {
            Optional<Verdict> before = Optional.ofNullable(file.verdicts().get(rule.id()));
            boolean speaks = switch (answer(file, rule, before, now)) {
                case Condition.Answer.No no -> false;
                case Condition.Answer.Yes yes
                when rule.rests() ->
                    before.map(verdict -> holding.put(rule.id(), verdict) == null)
                            .orElse(false);
                case Condition.Answer.Yes yes -> asking.add(rule);
                case Condition.Answer.Unclear unclear ->
                    holding.put(rule.id(), stuck(before, unclear.sentence())) == null;
            };
            keeps |= speaks && rule.rule().deletes() == Deletes.KEEP;
        }
        return new Concerns(asking, holding, keeps);
    }

    private static Condition.Answer answer(DidRecord file, ParsedRule rule, Optional<Verdict> before, Instant now) {
        Rule text = rule.rule();
        if (rule.rests()) {
            return before.isPresent() && !rule.hasEnded(now) ? new Condition.Answer.Yes() : new Condition.Answer.No();
        }
        return file.ended() && text.deletes() == Deletes.FOLLOW ? new Condition.Answer.No() : rule.concerns(file, now);
    }

    private static Verdict stuck(Optional<Verdict> before, String reason) {
        return new Verdict(Verdict.State.STUCK, before.map(Verdict::places).orElseGet(TreeSet::new), reason);
    }
}
