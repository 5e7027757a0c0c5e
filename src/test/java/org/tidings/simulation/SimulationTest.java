package org.tidings.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {
    private static final int STEPS = 1500;

    @Test
    void everyInvariantHoldsInManyWorlds() {
        for (long seed = 1; seed <= 25; seed++) {
            new World(seed).live(STEPS);
        }
    }

    @Test
    void aSeedTellsTheSameStoryTwice() {
        var once = new World(4711);
        var again = new World(4711);
        once.live(STEPS);
        again.live(STEPS);
        assertThat(once.story()).hasSizeGreaterThan(STEPS / 2).isEqualTo(again.story());
    }

    @ParameterizedTest
    @EnumSource(Mutant.class)
    void everyMutantIsCaughtByItsInvariant(Mutant mutant) {
        assertThat(firstBroken(mutant)).contains(mutant.caughtBy());
    }

    @Test
    void everyInvariantHasAMutant() {
        var caught =
                java.util.Arrays.stream(Mutant.values()).map(Mutant::caughtBy).toList();
        assertThat(Invariants.ALL.stream().map(Invariant::name))
                .allSatisfy(name -> assertThat(caught).contains(name));
    }

    private static Optional<String> firstBroken(Mutant mutant) {
        for (long seed = 1; seed <= 20; seed++) {
            try {
                new World(seed, mutant).live(STEPS);
            } catch (Invariant.Broken broken) {
                return Optional.of(broken.invariant());
            }
        }
        return Optional.empty();
    }
}
