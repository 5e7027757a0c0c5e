package org.tidings.simulation;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.tidings.simulation.sites.SitesMain;

/// `./dev sim SEED`: one seed with its story; `./dev sim --seeds N`: N fresh seeds; `./dev sim`: 100 of them. After
/// `--sites` the same for the simulation of many sites.
public final class SimMain {
    private static final int STEPS = 1500;

    private SimMain() {}

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("--sites")) {
            System.exit(SitesMain.run(Arrays.copyOfRange(args, 1, args.length)) ? 0 : 1);
        }
        if (args.length == 1) {
            tell(Long.parseLong(args[0]));
            return;
        }
        int seeds = args.length == 2 ? Integer.parseInt(args[1]) : 100;
        long first = ThreadLocalRandom.current().nextInt(1_000_000_000);
        int failed = 0;
        for (long seed = first; seed < first + seeds; seed++) {
            failed += holds(seed) ? 0 : 1;
        }
        System.out.printf("simulation of %d steps from seed %d on%n", STEPS, first);
        System.out.printf("%d passed, %d failed%n", seeds - failed, failed);
        System.exit(failed == 0 ? 0 : 1);
    }

    private static boolean holds(long seed) {
        try {
            new World(seed).live(STEPS);
            return true;
        } catch (Invariant.Broken broken) {
            System.out.println(broken.getMessage());
        } catch (RuntimeException | AssertionError broken) {
            System.out.println("seed " + seed + ": " + broken);
        }
        return false;
    }

    private static void tell(long seed) {
        var world = new World(seed);
        try {
            world.live(STEPS);
        } finally {
            world.story().forEach(System.out::println);
        }
        System.out.println("1 passed, 0 failed");
    }
}
