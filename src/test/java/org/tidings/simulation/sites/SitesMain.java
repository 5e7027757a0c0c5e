package org.tidings.simulation.sites;

import java.util.concurrent.ThreadLocalRandom;

/// `./dev sim --sites SEED`: one seed with its story; `./dev sim --sites --seeds N`: N fresh seeds.
public final class SitesMain {
    static final int STEPS = 600;

    private SitesMain() {}

    /// @param args what follows `--sites`
    /// @return whether all held
    public static boolean run(String... args) {
        return args.length == 1
                ? tell(Long.parseLong(args[0]))
                : many(args.length == 2 ? Integer.parseInt(args[1]) : 100);
    }

    private static boolean many(int seeds) {
        long first = ThreadLocalRandom.current().nextInt(1_000_000_000);
        int failed = 0;
        for (long seed = first; seed < first + seeds; seed++) {
            failed += holds(seed) ? 0 : 1;
        }
        System.out.printf("simulation of many sites, %d steps, from seed %d on%n", STEPS, first);
        System.out.printf("%d passed, %d failed%n", seeds - failed, failed);
        return failed == 0;
    }

    private static boolean holds(long seed) {
        try {
            new SitesWorld(seed).live(STEPS);
            return true;
        } catch (RuntimeException | AssertionError broken) {
            System.out.println("seed " + seed + ": " + broken);
            return false;
        }
    }

    private static boolean tell(long seed) {
        var world = new SitesWorld(seed);
        try {
            world.live(STEPS);
        } finally {
            world.story().forEach(System.out::println);
        }
        System.out.println("1 passed, 0 failed");
        return true;
    }
}
