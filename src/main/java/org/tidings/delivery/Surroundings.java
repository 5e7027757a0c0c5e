package org.tidings.delivery;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.tidings.ledger.Signal;

/// What delivery is given because no room owns it.
///
/// @param random for salts and for spreading retries; used by many threads
/// @param tasks runs what may wait for others, such as the making of listings, one virtual thread each
/// @param reading runs the reading for late listeners in short turns, as many at a time as may keep others from working
/// @param scratch an existing directory for files that nobody needs after a restart
/// @param wakeUp waited for by whoever steps [Delivery]; delivery raises it when a listener wants to go live
public record Surroundings(
        InstantSource clock, RandomGenerator random, Executor tasks, Executor reading, Signal wakeUp, Path scratch) {

    /// One in which all turns are taken at once.
    public Surroundings(InstantSource clock, RandomGenerator random, Executor tasks, Signal wakeUp, Path scratch) {
        this(clock, random, tasks, tasks, wakeUp, scratch);
    }
}
