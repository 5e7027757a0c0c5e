package org.tidings.simulation;

import java.util.Optional;

/// Something that holds after every step, or once everything has settled.
///
/// @param name as failures and mutants call it
/// @param when after each step, or only when faults have ended and nothing is under way
/// @param check what is wrong, if something is
record Invariant(String name, When when, Check check) {

    enum When {
        ALWAYS,
        SETTLED
    }

    @FunctionalInterface
    interface Check {
        Optional<String> wrong(World world);
    }

    /// A broken invariant: what, when, and in which world.
    static final class Broken extends AssertionError {
        private static final long serialVersionUID = 1;
        private final String invariant;

        Broken(String invariant, long seed, long step, String what) {
            super(invariant + " broke at step " + step + ": " + what + "\nrepeat with: ./dev sim " + seed);
            this.invariant = invariant;
        }

        String invariant() {
            return invariant;
        }
    }
}
