package org.tidings.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/// The one source of everything that could be otherwise, and the switch that ends the faults.
final class Chance {
    private final Random random;
    private boolean faults = true;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    Random random() {
        return random;
    }

    void endFaults() {
        faults = false;
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /// Like [#oneIn], while there are faults.
    boolean fault(int oneIn) {
        return oneIn(oneIn) && faults;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    Duration upTo(Duration most) {
        return Duration.ofNanos(random.nextLong(most.toNanos()));
    }
}
