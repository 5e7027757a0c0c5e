package org.tidings.outlet;

import java.time.Duration;

/// Where letters go. Used by one thread; closed, it can be opened again.
public interface Outlet extends AutoCloseable {

    /// What it held when it was opened.
    @FunctionalInterface
    interface Stock {
        Stock EMPTY = letter -> false;

        /// Whether this letter is there already. What an outlet holds of a key is there in order and without a hole, so
        /// the last one of each place is enough to know.
        boolean holds(Letter letter);
    }

    /// Makes ready to take letters, and looks what is there. After this nothing that was given before can still arrive.
    Stock open() throws OutletBroken;

    /// Gives it a letter; it may be on its way for a while.
    ///
    /// @return whether it was taken; `false` when there is no room now, and it is to be given again
    boolean take(Letter letter) throws OutletBroken;

    /// Waits until all it took is safe.
    ///
    /// @param atMost how long
    /// @return whether it is
    boolean settle(Duration atMost) throws OutletBroken;

    /// Drops what is still on its way.
    @Override
    void close();
}
