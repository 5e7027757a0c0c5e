package org.tidings.wire.api;

import java.util.Optional;
import org.tidings.access.Principal;

/// Says who sends a request.
@FunctionalInterface
public interface Gate {

    /// @param authorization the `Authorization` field, as it came
    /// @param address the client's network address
    /// @throws org.tidings.wire.http.RequestRefused with 429 when this user asks too often
    Answer ask(Optional<String> authorization, String address);

    /// What it says.
    sealed interface Answer {
        record Known(Principal who) implements Answer {}

        /// Credentials are missing or wrong: 401.
        record Unknown() implements Answer {}

        /// Too many wrong ones came from there: 429.
        ///
        /// @param seconds when to try again
        record TooOften(long seconds) implements Answer {}
    }
}
