package org.tidings.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidings.catalogue.RseRecord;
import org.tidings.model.Rse;

/// Whether there is anything to copy from. Which of several it is, the transfer decides.
record Sources(Outlook outlook) {

    /// Why there is nothing for this rule; empty if there is something. A suspected copy is better than none.
    Optional<String> problem(ParsedRule rule, Rse destination) {
        Predicate<Rse> allowed = allowed(rule);
        List<Rse> held = Stream.concat(where(outlook::isIntact), where(outlook::isSuspected))
                .filter(rse -> !rse.equals(destination))
                .toList();
        if (held.stream()
                .anyMatch(rse -> allowed.test(rse) && outlook.landscape().isReadable(rse))) {
            return Optional.empty();
        }
        if (held.isEmpty()) {
            return Optional.of("there is no good copy to copy from");
        }
        String names = held.stream().map(Rse::name).sorted().collect(Collectors.joining(", "));
        return Optional.of(
                held.stream().noneMatch(allowed)
                        ? "the copies at " + names + " are not among the rule's sources"
                        : "the copies at " + names + " cannot be read now");
    }

    private Stream<Rse> where(Predicate<Rse> holds) {
        return outlook.file().replicas().keySet().stream().filter(holds);
    }

    private Predicate<Rse> allowed(ParsedRule rule) {
        if (rule.sources().isEmpty()) {
            return rse -> true;
        }
        return rule.sources()
                .flatMap(ExpressionReader.Reading::expression)
                .<Predicate<Rse>>map(expression -> rse -> matches(expression, rse))
                .orElse(rse -> false);
    }

    private boolean matches(RseExpression expression, Rse rse) {
        RseRecord record = outlook.landscape().rses().get(rse);
        return record != null && expression.matches(record);
    }
}
