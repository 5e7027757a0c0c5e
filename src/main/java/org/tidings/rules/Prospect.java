package org.tidings.rules;

import org.tidings.model.Rse;

/// What can be expected of an RSE as a place for a copy of one file.
sealed interface Prospect {

    /// A copy is there, or can be.
    record Possible(Standing standing) implements Prospect {}

    /// None that counts can be there.
    ///
    /// @param why as the end of a sentence that begins with the RSE
    record Impossible(String why) implements Prospect {}

    /// How far a copy is.
    enum Standing {
        /// It is there, and good.
        INTACT("holds a good copy"),
        /// It is there, and may be bad: recovery will tell.
        SUSPECTED("holds a copy that is suspected"),
        COMING("has a copy on its way"),
        FREE("could take a copy"),
        /// It is on its way, but the RSE refused it several times.
        FAILING("has refused the copy several times");

        private final String text;

        Standing(String text) {
            this.text = text;
        }
    }

    /// Smaller is better. What is good goes first and what was chosen stays, so that a decision made again is the same.
    ///
    /// @param chosenBefore whether the last verdict named the RSE
    default int tier(boolean chosenBefore) {
        return switch (this) {
            case Impossible no -> Integer.MAX_VALUE;
            case Possible possible ->
                switch (possible.standing) {
                    case INTACT -> chosenBefore ? 0 : 1;
                    case SUSPECTED, COMING -> chosenBefore ? 2 : 3;
                    case FREE -> chosenBefore ? 2 : 4;
                    case FAILING -> chosenBefore ? 5 : 6;
                };
        };
    }

    default boolean isPossible() {
        return this instanceof Possible;
    }

    default String sentence(Rse rse) {
        return switch (this) {
            case Impossible no -> rse + " " + no.why;
            case Possible possible -> rse + " " + possible.standing.text;
        };
    }
}
