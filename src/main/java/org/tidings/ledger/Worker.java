package org.tidings.ledger;

import java.time.Duration;

/// A loop's body: something that does one bounded piece of work when asked.
///
/// Rooms own no threads: the house gives each worker one, the simulator steps them all in one.
public interface Worker {

    /// For logs and thread names.
    String name();

    /// How long it may be left alone when it has nothing to do and no signal comes.
    default Duration patience() {
        return Signal.patience();
    }

    /// Does what can be done now, within bounds, and returns.
    ///
    /// @return whether anything was done; `false` means waiting for a signal is worth it
    boolean step();

    /// It is not stepped any more, and lets go of what it holds. By the thread that stepped it.
    default void retire() {}
}
