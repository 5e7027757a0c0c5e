package org.tidings.rules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.RuleRecord;
import org.tidings.model.Rule;
import org.tidings.model.RuleId;

/// A rule whose texts were read, once.
///
/// @param rests whether it is suspended
public record ParsedRule(
        Rule rule,
        boolean rests,
        ExpressionReader.Reading places,
        Optional<ExpressionReader.Reading> sources,
        Condition condition) {

    public static ParsedRule of(RuleRecord record) {
        return of(record.rule(), !record.suspended().isEmpty());
    }

    public static ParsedRule of(Rule rule, boolean rests) {
        return new ParsedRule(
                rule,
                rests,
                RseExpression.read(rule.expression()),
                rule.sources().map(RseExpression::read),
                Condition.of(rule.selection().condition()));
    }

    /// Everything that makes it no rule to be added, each as a sentence; empty for a good one.
    public static List<String> problems(Rule rule) {
        return of(rule, false).problems().toList();
    }

    private Stream<String> problems() {
        return Stream.of(
                        places.problem(),
                        sources.flatMap(ExpressionReader.Reading::problem).map(text -> "As to sources: " + text),
                        condition.problem())
                .flatMap(Optional::stream);
    }

    RuleId id() {
        return rule.id();
    }

    boolean hasEnded(Instant now) {
        return rule.expires().filter(end -> !end.isAfter(now)).isPresent();
    }

    /// Whether it is for this file.
    Condition.Answer concerns(DidRecord file, Instant now) {
        if (hasEnded(now) || !Selections.reaches(rule.selection(), file.did())) {
            return new Condition.Answer.No();
        }
        return problems()
                .findFirst()
                .<Condition.Answer>map(Condition.Answer.Unclear::new)
                .orElseGet(() -> condition.holds(file, now));
    }
}
