package org.tidings.app;

/// What a checkup found about one thing.
///
/// @param thing as in `pool fast`
/// @param sentence what is so and, if it is not well, what to do
public record Finding(Verdict verdict, String thing, String sentence) {

    /// How bad it is.
    public enum Verdict {
        WELL,
        /// The site runs, but somebody should look.
        DOUBTFUL,
        /// The site cannot run so.
        BROKEN
    }

    static Finding well(String thing, String sentence) {
        return new Finding(Verdict.WELL, thing, sentence);
    }

    static Finding doubtful(String thing, String sentence) {
        return new Finding(Verdict.DOUBTFUL, thing, sentence);
    }

    static Finding broken(String thing, String sentence) {
        return new Finding(Verdict.BROKEN, thing, sentence);
    }
}
