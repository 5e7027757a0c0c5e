package org.tidings.simulation.sites;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SitesSimulationTest {

    @Test
    void everyInvariantHoldsInManyWorlds() {
        long seeds = Long.getLong("sites.seeds", 40);
        for (long seed = 1; seed <= seeds; seed++) {
            live(seed);
        }
    }

    /// With its story, when it ends badly.
    private static void live(long seed) {
        var world = new SitesWorld(seed);
        try {
            world.live(SitesMain.STEPS);
        } catch (SitesWorld.Broken broken) {
            world.story().forEach(System.out::println);
            throw broken;
        }
    }

    @Test
    void aSeedTellsTheSameStoryTwice() {
        var once = new SitesWorld(4711);
        var again = new SitesWorld(4711);
        once.live(SitesMain.STEPS);
        again.live(SitesMain.STEPS);
        assertThat(once.story()).hasSizeGreaterThan(SitesMain.STEPS / 20).isEqualTo(again.story());
    }

    @ParameterizedTest
    @EnumSource(SitesMutant.class)
    void everyMutantIsCaughtByItsInvariant(SitesMutant mutant) {
        assertThat(firstBroken(mutant)).contains(mutant.caughtBy());
    }

    private static Optional<String> firstBroken(SitesMutant mutant) {
        for (long seed = 1; seed <= 200; seed++) {
            try {
                new SitesWorld(seed, Optional.of(mutant)).live(SitesMain.STEPS);
            } catch (SitesWorld.Broken broken) {
                return Optional.of(broken.invariant());
            }
        }
        return Optional.empty();
    }
}
