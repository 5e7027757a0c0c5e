package org.tidings.app;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Where the time and random numbers come from: made here, handed to the rooms.
public final class TimeAndChance {
    private TimeAndChance() {}

    public static InstantSource clock() {
        return InstantSource.system();
    }

    /// Fast, for spreading retries; one thread's.
    public static RandomGenerator ordinary() {
        return new SplittableRandom();
    }

    /// Unguessable, for ids, keys, salts and passwords; safe for many threads.
    public static SecureRandom unguessable() {
        return new SecureRandom();
    }
}
