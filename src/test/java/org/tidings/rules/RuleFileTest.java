package org.tidings.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.rules.Cases.NOW;
import static org.tidings.rules.Cases.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidings.catalogue.RuleRecord;
import org.tidings.model.Rule;
import org.tidings.model.RuleEvent;
import org.tidings.model.RuleEvent.RuleAdded;
import org.tidings.model.RuleEvent.RuleRemoved;
import org.tidings.model.RuleId;

class RuleFileTest {
    private static final String WHOLE = """
        # what is kept where
        rules:
          - name: two copies
            select: "eiscat:"
            where: size > 0
            expression: kind=disk\\tier=2
            copies: 2
            grouping: directory
            lifetime: 30 d
            priority: 5
            activity: archive
            weight: share
            sources: tier=1
            deletes: keep
            comment: for the analysis
          - name: all to B
            expression: B
        """;

    @Test
    void everyKeyIsReadAndOthersHaveTheirUsualValues() {
        var file = RuleFile.read(WHOLE);
        assertThat(file.problems()).isEmpty();
        assertThat(file.rules())
                .containsExactly(
                        new RuleFile.Entry(
                                new Rule(
                                        RuleId.ofFile("two copies"),
                                        new Rule.Selection("eiscat:", "size > 0"),
                                        "kind=disk\\tier=2",
                                        2,
                                        Rule.Grouping.DIRECTORY,
                                        Optional.empty(),
                                        5,
                                        "archive",
                                        Optional.of("share"),
                                        Optional.of("tier=1"),
                                        Rule.Deletes.KEEP,
                                        "two copies: for the analysis"),
                                Optional.of(Duration.ofDays(30))),
                        new RuleFile.Entry(
                                new Rule(
                                        RuleId.ofFile("all to B"),
                                        new Rule.Selection("", ""),
                                        "B",
                                        1,
                                        Rule.Grouping.NONE,
                                        Optional.empty(),
                                        Rule.USUAL_PRIORITY,
                                        "replication",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Rule.Deletes.FOLLOW,
                                        "all to B"),
                                Optional.empty()));
    }

    @Test
    void anEmptyFileHasNoRules() {
        assertThat(RuleFile.read("")).isEqualTo(new RuleFile(List.of(), List.of()));
        assertThat(RuleFile.read("rules:\n")).isEqualTo(new RuleFile(List.of(), List.of()));
    }

    @Test
    void everythingThatIsWrongIsSaidWithItsLine() {
        var wrong = RuleFile.read("""
            rules:
              - name: one
                expression: tier=
                copis: 2
                copies: many
                deletes: [follow]
              - name: one
                expression: A
                where: size +
                lifetime: for ever
              - just words
            """);
        assertThat(wrong.rules()).isEmpty();
        assertThat(wrong.problems())
                .anyMatch(p -> p.startsWith("Line 4: 'copis' is no key of a rule; there are activity, comment, copies"))
                .contains("Line 5: copies is 'many', but should be a number from 1 to 100.")
                .contains("Line 6: 'deletes' should have one value.")
                .contains("Line 7: there is another rule 'one'.")
                .contains("Line 10: lifetime is 'for ever', but should be a duration such as '30 d', '12 h', '15 m' or"
                        + " '30 s'.")
                .contains("Line 11: a rule is lines of 'key: value'.")
                .anyMatch(p -> p.startsWith("Line 2: At character 6 there should be the value of tier"))
                .anyMatch(p -> p.startsWith("Line 7: The condition is not understood."))
                .hasSize(8);
    }

    @Test
    void whatIsNoFileOfRulesIsSaid() {
        assertThat(RuleFile.read("- a").problems()).containsExactly("Line 1: a file of rules begins with 'rules:'.");
        assertThat(RuleFile.read("rule: []").problems().getFirst()).startsWith("Line 1: 'rule' is no key");
        assertThat(RuleFile.read("rules: 5").problems()).containsExactly("Line 1: 'rules' is a list.");
        assertThat(RuleFile.read("rules: [").problems().getFirst()).contains("is not YAML");
        assertThat(RuleFile.read("rules:\n  - copies: 2\n").problems())
                .containsExactly(
                        "Line 2: a rule has a name.", "Line 2: a rule has an expression, which says at which RSEs.");
    }

    @Test
    void readAgainNothingChanges() {
        var file = RuleFile.read(WHOLE);
        var standing = taken(List.of(), RuleChanges.between(file.rules(), List.of(), NOW));
        assertThat(standing).hasSize(2);
        assertThat(standing).anyMatch(r -> r.rule().expires().equals(Optional.of(NOW.plus(Duration.ofDays(30)))));
        assertThat(RuleChanges.between(file.rules(), standing, NOW.plusSeconds(999)))
                .isEmpty();
    }

    @Test
    void whatIsChangedIsAddedAgainAndWhatIsGoneIsRemovedButOnlyOfFiles() {
        var standing = taken(List.of(), RuleChanges.between(RuleFile.read(WHOLE).rules(), List.of(), NOW));
        standing.add(RuleRecord.added(Optional.empty(), rule("*", 1), NOW));
        var changed = RuleFile.read("rules:\n  - name: all to B\n    expression: B\n    copies: 3\n");

        var changes = RuleChanges.between(changed.rules(), standing, NOW);
        assertThat(changes).hasSize(2);
        assertThat(((RuleAdded) changes.getFirst()).rule().copies()).isEqualTo(3);
        assertThat(((RuleRemoved) changes.getLast()).rule()).isEqualTo(RuleId.ofFile("two copies"));
    }

    private static List<RuleRecord> taken(List<RuleRecord> before, List<RuleEvent> changes) {
        List<RuleRecord> after = new ArrayList<>(before);
        changes.forEach(change -> after.add(RuleRecord.added(Optional.empty(), ((RuleAdded) change).rule(), NOW)));
        return after;
    }
}
