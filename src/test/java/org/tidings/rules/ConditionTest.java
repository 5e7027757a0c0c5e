package org.tidings.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.rules.Cases.A;
import static org.tidings.rules.Cases.NOW;
import static org.tidings.rules.Cases.added;
import static org.tidings.rules.Cases.file;
import static org.tidings.rules.Cases.rule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.model.Did;
import org.tidings.model.Rule;

class ConditionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "size == 1",
                "path == '/data/raw/run1/a.h5'",
                "scope == 'data' && name.startsWith('raw/')",
                "name.matches('.*[.]h5$')",
                "owner == 'ada'",
                "'raw' in labels && !('final' in labels)",
                "labels.exists(l, l.startsWith('r'))",
                "age >= duration('60s') && age < duration('1h')"
            })
    void itHoldsForTheFile(String text) {
        assertThat(Condition.of(text).holds(file(added(A)), NOW)).isEqualTo(new Condition.Answer.Yes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"size > 1", "owner == ''", "age > duration('24h')", "false"})
    void itDoesNot(String text) {
        assertThat(Condition.of(text).holds(file(added(A)), NOW)).isEqualTo(new Condition.Answer.No());
    }

    @ParameterizedTest
    @ValueSource(strings = {"size >", "size", "sise > 1", "size > 'a'", "labels.all(l, l > 1)", "path + 1 == 2"})
    void whatCannotBeUnderstoodIsSaidBeforehand(String text) {
        assertThat(Condition.of(text).problem().orElseThrow())
                .startsWith("The condition is not understood.")
                .doesNotContain("\n");
    }

    @Test
    void whatFailsForAFileIsSaidThen() {
        var answer = Condition.of("10 / (size - 1) > 1").holds(file(added(A)), NOW);
        assertThat(((Condition.Answer.Unclear) answer).sentence()).startsWith("The condition fails for this file.");
    }

    @Test
    void lengthDepthAndLoopsAreLimited() {
        assertThat(Condition.of("size > 1 ".repeat(300)).problem()).isPresent();
        assertThat(Condition.of("(".repeat(200) + "true" + ")".repeat(200)).problem())
                .isPresent();
        String ten = "[1,2,3,4,5,6,7,8,9,10]";
        String loops = ten + ".all(a, " + ten + ".all(b, " + ten + ".all(c, " + ten + ".all(d, a + b + c + d > 0))))";
        assertThat(Condition.of(loops).problem()).isEmpty();
        assertThat(Condition.of(loops).holds(file(added(A)), NOW)).isInstanceOf(Condition.Answer.Unclear.class);
    }

    @ParameterizedTest
    @CsvSource({
        "data:,true",
        "data:raw,true",
        "data:raw/,true",
        "data:raw/run1/a.h5,true",
        "'',true",
        "data:ra,false",
        "data:raw/run1/a,false",
        "other:,false",
        "data:raw/run1/a.h5/,false"
    })
    void aSelectionReachesScopesDirectoriesAndFiles(String prefix, boolean reaches) {
        assertThat(Selections.reaches(new Rule.Selection(prefix, ""), new Did("data", "raw/run1/a.h5")))
                .isEqualTo(reaches);
    }

    @Test
    void aRuleTellsEverythingThatIsWrongWithIt() {
        var wrong = Cases.fromOnly(Cases.selecting(rule("tier<", 1), "data:", "size +"), "(A");
        assertThat(ParsedRule.problems(wrong)).hasSize(3);
        assertThat(ParsedRule.problems(rule("*", 1))).isEmpty();
    }
}
