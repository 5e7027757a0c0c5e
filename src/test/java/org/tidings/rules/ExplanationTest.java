package org.tidings.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.rules.Cases.A;
import static org.tidings.rules.Cases.B;
import static org.tidings.rules.Cases.C;
import static org.tidings.rules.Cases.D;
import static org.tidings.rules.Cases.added;
import static org.tidings.rules.Cases.file;
import static org.tidings.rules.Cases.landscape;
import static org.tidings.rules.Cases.removed;
import static org.tidings.rules.Cases.rse;
import static org.tidings.rules.Cases.rule;
import static org.tidings.rules.Cases.selecting;
import static org.tidings.rules.Cases.then;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tidings.catalogue.DidRecord;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.Rule;
import org.tidings.model.Verdict;

class ExplanationTest {
    private static final Landscape RSES = landscape(
            rse("A", Map.of("tier", "1", "kind", "disk")),
            rse("B", Map.of("tier", "1", "kind", "tape")),
            rse("C", Map.of("tier", "1", "kind", "disk", "write", "false")),
            rse("D", Map.of("tier", "2", "kind", "disk")));

    @Test
    void eachRseIsExplained() {
        var explained = explain(file(added(A)), rule("tier=1\\kind=tape|D", 2));

        assertThat(explained.readAs()).isEqualTo("(tier=1\\kind=tape)|D");
        assertThat(explained.aside()).isEmpty();
        assertThat(explained.verdict().orElseThrow().state()).isEqualTo(Verdict.State.REPLICATING);
        assertThat(explained.lines())
                .containsExactly(
                        new Explanation.Line(A, true, "tier=1", true, "A holds a good copy."),
                        new Explanation.Line(D, true, "D", true, "D could take a copy."),
                        new Explanation.Line(C, true, "tier=1", false, "C takes nothing new."),
                        new Explanation.Line(
                                B, false, "(tier=1\\kind=tape)|D", false, "B is not allowed by the expression."));
    }

    @Test
    void thePartThatForbidsIsNamed() {
        assertThat(explain(file(added(A)), rule("tier=1\\kind=tape", 1)).lines())
                .filteredOn(line -> !line.allowed())
                .extracting(Explanation.Line::because)
                .containsExactly("kind=tape", "tier=1");
        assertThat(explain(file(added(A)), rule("tier=1&kind=tape", 1)).lines())
                .filteredOn(line -> line.rse().equals(D))
                .extracting(Explanation.Line::because)
                .containsExactly("tier=1");
    }

    @Test
    void aRuleThatChoosesNothingSaysWhy() {
        var file = file(added(A));
        assertThat(explain(file, selecting(rule("*", 1), "other:", "")).aside()).contains("It is not for this file.");
        assertThat(explain(then(file, added(B), removed(A, ReplicaEvent.Reason.DELETED)), rule("*", 1))
                        .aside())
                .contains("The file was deleted at A, and the rule lets its copies follow.");
        assertThat(explain(file, rule("tier=", 1)).aside().orElseThrow()).contains("the value of tier");
    }

    private static Explanation explain(DidRecord file, Rule rule) {
        return new RuleEvaluator(new Random(1))
                .explain(file, List.of(ParsedRule.of(rule, false)), RSES)
                .getFirst();
    }
}
