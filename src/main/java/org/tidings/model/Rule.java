package org.tidings.model;

import java.time.Instant;
import java.util.Optional;

/// "Keep so many copies of this at places like that." A standing rule's selection stands for data yet to come.
///
/// @param selection which files
/// @param expression at which RSEs, in Rucio's grammar, as in `tier=1&country=SE\kind=tape`
/// @param copies how many, at least 1
/// @param expires when it ends by itself
/// @param priority of its transfers; higher goes first
/// @param activity what its transfers are accounted under
/// @param weight an RSE attribute, a number: places with more of it are chosen more often
/// @param sources from which RSEs only, in the same grammar
/// @param deletes what a deletion where the file was first stored means for the copies
/// @param comment for people
public record Rule(
        RuleId id,
        Selection selection,
        String expression,
        int copies,
        Grouping grouping,
        Optional<Instant> expires,
        int priority,
        String activity,
        Optional<String> weight,
        Optional<String> sources,
        Deletes deletes,
        String comment) {
    public static final int USUAL_PRIORITY = 3;

    public Rule {
        if (copies < 1 || copies > 100) {
            throw new IllegalArgumentException("A rule is for 1 to 100 copies.");
        }
    }

    /// Which files a rule is for.
    ///
    /// @param prefix `data:` is all of a scope, `data:raw` that file or all below that directory; empty is all
    /// @param condition in CEL, over `size`, `path`, `scope`, `name`, `owner`, `labels` and `age`; empty for any
    public record Selection(String prefix, String condition) {}

    /// What goes to the same places.
    public enum Grouping {
        /// Each file on its own.
        NONE,
        /// All files of a directory.
        DIRECTORY,
        /// All files of the rule.
        ALL
    }

    /// What a deletion where the file was first stored means for the copies.
    public enum Deletes {
        /// They go too.
        FOLLOW,
        /// They stay.
        KEEP
    }
}
