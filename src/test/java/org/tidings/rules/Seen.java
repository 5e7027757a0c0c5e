package org.tidings.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.rules.Cases.abcd;
import static org.tidings.rules.Cases.evaluate;
import static org.tidings.rules.Cases.file;
import static org.tidings.rules.Cases.folded;
import static org.tidings.rules.Cases.known;
import static org.tidings.rules.Cases.landscape;
import static org.tidings.rules.Cases.rule;
import static org.tidings.rules.Cases.ruleId;
import static org.tidings.rules.Cases.rules;

import java.util.List;
import java.util.Optional;
import org.tidings.catalogue.DidRecord;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.ReplicaEvent.ReplicaCondemned;
import org.tidings.model.Rse;
import org.tidings.model.Rule;
import org.tidings.model.RuleEvent.DidJudged;
import org.tidings.model.TransferEvent.TransferQueued;
import org.tidings.model.Verdict;

/// What is to be seen in the facts of a decision.
final class Seen {
    private Seen() {}

    static DidRecord settled(DidRecord file, Rule... rules) {
        return settled(file, rules.length == 0 ? List.of() : rules(rules), abcd());
    }

    static DidRecord settled(DidRecord file, Rule rule, Landscape landscape) {
        return settled(file, rules(rule), landscape);
    }

    static DidRecord settled(DidRecord file, List<ParsedRule> rules, Landscape landscape) {
        return folded(Optional.of(file), evaluate(file, rules, landscape)).orElseThrow();
    }

    static List<Rse> queuedTo(List<CatalogueEvent> facts) {
        return of(facts, TransferQueued.class).stream()
                .map(TransferQueued::destination)
                .toList();
    }

    static List<Rse> condemned(List<CatalogueEvent> facts) {
        return of(facts, ReplicaCondemned.class).stream()
                .map(ReplicaCondemned::rse)
                .toList();
    }

    static Verdict verdict(List<CatalogueEvent> facts) {
        return known(only(facts, DidJudged.class).verdicts(), ruleId(1));
    }

    static <T> T only(List<CatalogueEvent> facts, Class<T> type) {
        assertThat(of(facts, type)).hasSize(1);
        return of(facts, type).getFirst();
    }

    static <T> List<T> of(List<CatalogueEvent> facts, Class<T> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
