package org.tidings.wire.copy;

/// The work of one copy, from the first question to the last.
public sealed interface Haul permits Pull, Push {
    CopyOrder order();

    /// Carries it out, once. What others do wrong is an outcome, and no exception.
    CopyOutcome carryOut(Progress progress);
}
