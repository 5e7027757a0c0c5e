package org.tidings.wire.copy;

import org.tidings.model.CopyFailure;

/// A copy does not succeed: thrown where it is found, answered as a [CopyOutcome.Failed] in one place.
final class CopyFailed extends Exception {
    private static final long serialVersionUID = 1;

    private final CopyFailure why;

    /// @param text for people, one line, nothing secret in it
    CopyFailed(CopyFailure why, String text) {
        super(text, null, false, false);
        this.why = why;
    }

    CopyFailure why() {
        return why;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
