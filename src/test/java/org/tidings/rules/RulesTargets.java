package org.tidings.rules;

import static org.tidings.fuzz.Target.promise;
import static org.tidings.fuzz.Target.promiseEqual;

import java.util.List;
import org.tidings.fuzz.Target;

/// What rules are read from.
public final class RulesTargets {
    private RulesTargets() {}

    public static List<Target> all() {
        return List.of(
                Target.ofText(
                        "rse-expression",
                        List.of("tier=1&country=SE\\kind=tape", "(A|B)&free>1000", "*\\a<-1.5"),
                        List.of("|", "&", "\\", "(", ")", "*", "=", "<", ">"),
                        RulesTargets::expression),
                Target.ofText(
                        "rule-condition",
                        List.of(
                                "size > 0 && !('raw' in labels) && age < duration('720h')",
                                "labels.exists(l, l.startsWith('r')) || name.matches('a+b')",
                                "10 / size > 1 ? path == '/a' : owner != scope"),
                        List.of(
                                "labels",
                                "size",
                                "age",
                                "duration('1h')",
                                ".all(x, ",
                                ".matches('",
                                "[1, 2]",
                                "{1: 2}"),
                        RulesTargets::condition),
                Target.ofText(
                        "rule-file",
                        List.of("rules:\n- name: one\n  select: 'data:'\n  where: size > 0\n  expression: A|B\n"
                                + "  copies: 2\n  grouping: all\n  lifetime: 30 d\n  deletes: keep\n"),
                        List.of("\n- ", "\n  copies: ", "priority: 5", "weight: ", "sources: ", "&a ", "*a", "<<: "),
                        RulesTargets::file));
    }

    private static void expression(String text) {
        RseExpression.read(text)
                .expression()
                .ifPresent(read -> promiseEqual(
                        RseExpression.read(read.toString()).expression().orElseThrow(),
                        read,
                        "an expression written and read again is the same"));
    }

    private static void condition(String text) {
        Condition condition = Condition.of(text);
        condition.holds(Cases.file(Cases.added(Cases.A)), Cases.NOW);
        promise(condition.problem().stream().noneMatch(p -> p.length() > 400), "a problem is told in short");
    }

    private static void file(String text) {
        RuleFile read = RuleFile.read(text);
        promise(read.problems().isEmpty() || read.rules().isEmpty(), "a file that is wrong has no rules");
        promise(
                read.rules().stream()
                        .allMatch(entry -> ParsedRule.problems(entry.rule()).isEmpty()),
                "every rule that is read is a good one");
    }
}
