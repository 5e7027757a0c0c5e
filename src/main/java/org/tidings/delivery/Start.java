package org.tidings.delivery;

import java.util.Optional;
import org.tidings.model.Offset;

/// Where in the log a listener starts.
public sealed interface Start {

    /// With the first event after this place.
    ///
    /// @param missing the place the listener asked for, when the events after it can no longer be had:
    ///     then he is told of the gap first
    record After(Offset place, Optional<String> missing) implements Start {}

    /// With a listing of what exists, and then with the first event after that.
    record Snapshot() implements Start {}

    /// Nowhere: what was asked for is not a place.
    ///
    /// @param sentence what is wrong and what would be right
    record Refused(String sentence) implements Start {}
}
