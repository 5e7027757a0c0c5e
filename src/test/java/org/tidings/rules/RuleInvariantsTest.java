package org.tidings.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidings.rules.RuleInvariants.Decision;

class RuleInvariantsTest {
    private static final int SEEDS = 6_000;
    private static final int SEEDS_FOR_A_MUTANT = 1_500;

    @Test
    void everyInvariantHoldsForEveryFile() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var drawn = new RandomCase(seed);
            for (int turn = 0; turn < 3 && drawn.file().isPresent(); turn++) {
                var decision = Decision.of(RuleMutants::real, drawn.file().get(), drawn.rules(), drawn.landscape());
                assertThat(broken(decision)).as("seed %d, turn %d", seed, turn).isEmpty();
                drawn.follow(decision.facts());
                drawn.disturb();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyMutantIsSeenByItsInvariantAndNoOther(RuleMutants mutant) {
        Set<RuleInvariants> seen = EnumSet.noneOf(RuleInvariants.class);
        for (long seed = 0; seed < SEEDS_FOR_A_MUTANT; seed++) {
            var drawn = new RandomCase(seed);
            drawn.file().ifPresent(file -> {
                var decision = Decision.of(mutant, file, drawn.rules(), drawn.landscape());
                Arrays.stream(RuleInvariants.values())
                        .filter(invariant -> invariant.wrong(decision).isPresent())
                        .forEach(seen::add);
            });
        }
        assertThat(seen).containsExactly(mutant.seenBy());
    }

    @Test
    void everyInvariantHasItsMutant() {
        assertThat(Arrays.stream(RuleMutants.values()).map(RuleMutants::seenBy))
                .containsExactlyInAnyOrder(RuleInvariants.values());
    }

    private static List<String> broken(Decision decision) {
        return Arrays.stream(RuleInvariants.values())
                .flatMap(invariant ->
                        invariant.wrong(decision).stream().map(wrong -> invariant + ": " + wrong + " in " + decision))
                .toList();
    }
}
