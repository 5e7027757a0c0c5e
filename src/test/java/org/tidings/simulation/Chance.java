package org.tidings.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/// The one source of everything that could be otherwise, and the switch that ends the faults.
public final class Chance {
    private final Random random;
    private boolean faults = true;

    public Chance(long seed) {
        this.random = new Random(seed);
    }

    public Random random() {
        return random;
    }

    public void endFaults() {
        faults = false;
    }

    public boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /// Like [#oneIn], while there are faults.
    public boolean fault(int oneIn) {
        return oneIn(oneIn) && faults;
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    public Duration upTo(Duration most) {
        return Duration.ofNanos(random.nextLong(most.toNanos()));
    }
}
