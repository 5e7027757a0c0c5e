package org.tidings.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.rules.Cases.rse;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidings.catalogue.RseRecord;
import org.tidings.model.Rse;
import org.tidings.rules.RseExpression.All;
import org.tidings.rules.RseExpression.Combined;
import org.tidings.rules.RseExpression.Compared;
import org.tidings.rules.RseExpression.Is;
import org.tidings.rules.RseExpression.Named;
import org.tidings.rules.RseExpression.Operator;
import org.tidings.rules.RseExpression.Side;

class RseExpressionTest {
    private static final List<RseRecord> RSES = List.of(
            rse("KIRUNA", Map.of("country", "SE", "tier", "1", "kind", "disk", "fast", "true")),
            rse("TROMSO", Map.of("country", "NO", "tier", "1", "kind", "tape")),
            rse("LULEA", Map.of("country", "SE", "tier", "2", "kind", "tape", "fast", "false")),
            rse("OULU", Map.of("country", "FI", "tier", "2.5", "kind", "disk")),
            rse("BARE", Map.of()));

    @Test
    void aBareNameIsAnRseOrAnAttributeThatIsTrue() {
        assertThat(among("TROMSO")).containsExactly("TROMSO");
        assertThat(among("fast")).containsExactly("KIRUNA");
        assertThat(among("*")).hasSize(5);
        assertThat(among("kiruna")).isEmpty();
    }

    @Test
    void operatorsAreOfOneRankFromLeftToRight() {
        assertThat(among("tier=1&country=SE\\kind=tape")).containsExactly("KIRUNA");
        assertThat(among("KIRUNA|OULU&kind=tape")).isEmpty();
        assertThat(among("KIRUNA|(LULEA&kind=tape)")).containsExactly("KIRUNA", "LULEA");
    }

    @Test
    void numbersAreComparedAsNumbersAndWordsNever() {
        assertThat(among("tier<2")).containsExactly("KIRUNA", "TROMSO");
        assertThat(among("tier>2")).containsExactly("OULU");
        assertThat(among("tier>-10")).hasSize(4);
        assertThat(among("country>1")).isEmpty();
    }

    @Test
    void theTextShowsHowItWasRead() {
        assertThat(parsed(" a | b&c \\ d ").toString()).isEqualTo("((a|b)&c)\\d");
        assertThat(parsed("a|(b&c)").toString()).isEqualTo("a|(b&c)");
        assertThat(parsed("((a))").toString()).isEqualTo("a");
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() {
        assertThat(problem(""))
                .isEqualTo("At character 1 there should be an RSE, an attribute, '*' or '(', but it ends there.");
        assertThat(problem("tier=1&"))
                .isEqualTo("At character 8 there should be an RSE, an attribute, '*' or '(', but it ends there.");
        assertThat(problem("(a|b")).isEqualTo("The '(' at character 1 is not closed, but it ends there.");
        assertThat(problem("a b")).isEqualTo("At character 3 there should be '|', '&' or '\\', not 'b'.");
        assertThat(problem("tier<x")).isEqualTo("At character 6: a number to compare tier with.");
        assertThat(problem("tier=")).contains("the value of tier");
        assertThat(problem("a)")).contains("not ')'");
    }

    @Test
    void lengthAndDepthAreLimited() {
        assertThat(problem("a".repeat(ExpressionReader.LONGEST + 1))).contains("at most 1000 characters");
        assertThat(problem("(".repeat(51) + "a" + ")".repeat(51))).contains("at most 50 deep");
        assertThat(parsed("(".repeat(50) + "a" + ")".repeat(50))).isEqualTo(new Named("a"));
        assertThat(parsed("(a)|".repeat(100) + "a").toString()).isEqualTo("a|".repeat(100) + "a");
        assertThat(problem("a|a&".repeat(100) + "a")).contains("change at most 50 times");
    }

    @Test
    void writtenAndReadAgainItIsTheSameAndMeansWhatSetsMean() {
        for (int seed = 0; seed < 2000; seed++) {
            RseExpression expression = random(new Random(seed), 4);
            RseExpression again = parsed(expression.toString());
            assertThat(again).as("seed %d", seed).isEqualTo(expression);
            assertThat(new HashSet<>(again.among(RSES))).as("seed %d", seed).isEqualTo(naive(expression));
        }
    }

    /// By sets, where the real one asks RSE by RSE.
    private static Set<Rse> naive(RseExpression expression) {
        Set<Rse> found = new HashSet<>();
        switch (expression) {
            case Combined c -> {
                found.addAll(naive(c.left()));
                switch (c.operator()) {
                    case UNION -> found.addAll(naive(c.right()));
                    case INTERSECTION -> found.retainAll(naive(c.right()));
                    case DIFFERENCE -> found.removeAll(naive(c.right()));
                }
            }
            case All all -> RSES.forEach(r -> found.add(r.rse()));
            case Named n -> addIf(found, n.name(), "true");
            case Is is -> addIf(found, is.key(), is.value());
            case Compared c ->
                RSES.stream()
                        .filter(r -> r.attributes().getOrDefault(c.key(), "x").matches("[\\d.]+"))
                        .filter(r ->
                                Math.signum(Double.parseDouble(r.attributes().get(c.key()))
                                                - c.number().doubleValue())
                                        == (c.side() == Side.BELOW ? -1 : 1))
                        .forEach(r -> found.add(r.rse()));
        }
        return found;
    }

    private static void addIf(Set<Rse> found, String key, String value) {
        for (RseRecord rse : RSES) {
            if (value.equals(rse.attributes().get(key))
                    || (value.equals("true") && rse.rse().name().equals(key))) {
                found.add(rse.rse());
            }
        }
    }

    private static RseExpression random(Random random, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            return new Combined(
                    random(random, depth - 1), Operator.values()[random.nextInt(3)], random(random, depth - 1));
        }
        return switch (random.nextInt(5)) {
            case 0 -> new All();
            case 1 -> new Named(List.of("KIRUNA", "OULU", "fast", "none").get(random.nextInt(4)));
            case 2 -> new Is("country", List.of("SE", "NO", "DK").get(random.nextInt(3)));
            case 3 -> new Is("kind", List.of("disk", "tape").get(random.nextInt(2)));
            default ->
                new Compared(
                        "tier",
                        Side.values()[random.nextInt(2)],
                        new java.math.BigDecimal(List.of("1", "2", "1.5").get(random.nextInt(3))));
        };
    }

    private static RseExpression parsed(String text) {
        return RseExpression.read(text).expression().orElseThrow();
    }

    private static String problem(String text) {
        return RseExpression.read(text).problem().orElseThrow();
    }

    private static List<String> among(String text) {
        return parsed(text).among(RSES).stream().map(Rse::name).toList();
    }
}
