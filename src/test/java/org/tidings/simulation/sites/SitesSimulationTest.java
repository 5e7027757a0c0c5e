package org.tidings.simulation.sites;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SitesSimulationTest {
    private static final int STEPS = 600;

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
            world.live(STEPS);
        } catch (SitesWorld.Broken broken) {
            world.story().forEach(System.out::println);
            throw broken;
        }
    }

    @Test
    void aSeedTellsTheSameStoryTwice() {
        var once = new SitesWorld(4711);
        var again = new SitesWorld(4711);
        once.live(STEPS);
        again.live(STEPS);
        assertThat(once.story()).hasSizeGreaterThan(STEPS / 20).isEqualTo(again.story());
    }
}
