package org.tidings.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tidings.catalogue.DidRecord;
import org.tidings.model.CatalogueEvent;
import org.tidings.rules.RuleInvariants.Decision;

class RuleInvariantsTest {
    private static final int SEEDS = 6_000;

    @Test
    void everyInvariantHoldsForEveryFile() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var drawn = new RandomCase(seed);
            for (int turn = 0; turn < 3 && drawn.file().isPresent(); turn++) {
                var decision =
                        Decision.of(RuleInvariantsTest::real, drawn.file().get(), drawn.rules(), drawn.landscape());
                assertThat(broken(decision)).as("seed %d, turn %d", seed, turn).isEmpty();
                drawn.follow(decision.facts());
                drawn.disturb();
            }
        }
    }

    private static List<String> broken(Decision decision) {
        return Arrays.stream(RuleInvariants.values())
                .flatMap(invariant ->
                        invariant.wrong(decision).stream().map(wrong -> invariant + ": " + wrong + " in " + decision))
                .toList();
    }

    private static List<CatalogueEvent> real(DidRecord file, List<ParsedRule> rules, Landscape landscape) {
        return new RuleEvaluator(new Random(file.changed().value())).evaluate(file, rules, landscape);
    }
}
