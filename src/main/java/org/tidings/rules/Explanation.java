package org.tidings.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.RseRecord;
import org.tidings.model.Rse;
import org.tidings.model.RuleId;
import org.tidings.model.Verdict;
import org.tidings.rules.RuleEvaluator.Judgement;

/// Why a rule makes of one file what it does.
///
/// @param readAs the rule's expression, with all parentheses
/// @param aside why the rule chooses nothing for the file; empty if it does choose
/// @param lines one for each RSE: the allowed ones first, the best of them first
public record Explanation(
        RuleId rule, String readAs, Optional<String> aside, Optional<Verdict> verdict, List<Line> lines) {

    /// How one RSE was considered.
    ///
    /// @param allowed whether the expression matches
    /// @param because the part of the expression that decides so
    /// @param chosen whether the rule takes it
    /// @param how a sentence
    public record Line(Rse rse, boolean allowed, String because, boolean chosen, String how) {}

    static Explanation of(DidRecord file, ParsedRule rule, Landscape landscape, Judgement judgement) {
        Choice choice = judgement.choices().get(rule.id());
        Optional<RseExpression> places = rule.places().expression();
        return new Explanation(
                rule.id(),
                places.map(Object::toString).orElse(rule.rule().expression()),
                choice == null ? Optional.of(aside(file, rule, landscape)) : Optional.empty(),
                Optional.ofNullable(judgement.verdicts().get(rule.id())),
                choice == null ? List.of() : lines(places.orElseThrow(), choice, landscape));
    }

    private static String aside(DidRecord file, ParsedRule rule, Landscape landscape) {
        if (rule.hasEnded(landscape.now())) {
            return "It has ended.";
        }
        if (rule.rests()) {
            return "It is suspended: it keeps what it has and asks for nothing.";
        }
        return switch (rule.concerns(file, landscape.now())) {
            case Condition.Answer.No no -> "It is not for this file.";
            case Condition.Answer.Unclear unclear -> unclear.sentence();
            case Condition.Answer.Yes yes ->
                "The file was deleted at " + file.origin() + ", and the rule lets its copies follow.";
        };
    }

    private static List<Line> lines(RseExpression places, Choice choice, Landscape landscape) {
        SortedSet<Rse> chosen = choice.chosen();
        List<Line> lines = new ArrayList<>();
        for (Choice.Option option : choice.options()) {
            RseRecord rse = Objects.requireNonNull(landscape.rses().get(option.rse()));
            lines.add(new Line(
                    option.rse(),
                    true,
                    places.decidingOn(rse).toString(),
                    chosen.contains(option.rse()),
                    option.prospect().sentence(option.rse()) + "."));
        }
        landscape.rses().values().stream()
                .filter(rse -> !places.matches(rse))
                .sorted(Comparator.comparing(RseRecord::rse))
                .map(rse -> new Line(
                        rse.rse(),
                        false,
                        places.decidingOn(rse).toString(),
                        false,
                        rse.rse() + " is not allowed by the expression."))
                .forEach(lines::add);
        return lines;
    }
}
