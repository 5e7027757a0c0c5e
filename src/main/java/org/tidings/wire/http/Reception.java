package org.tidings.wire.http;

import java.time.Duration;
import java.util.Optional;
import org.tidings.access.Principal;

/// The login step of an edge: from what a request says about its sender to a principal.
@FunctionalInterface
public interface Reception {

    /// @param authorization the value of `Authorization`, if there is one
    /// @param address the sender's network address
    /// @throws RequestRefused when the field is malformed
    Admission admit(Optional<String> authorization, String address);

    /// What came of it.
    sealed interface Admission {
        /// Come in, as this one; perhaps nobody in particular.
        record Admitted(Principal principal) implements Admission {}

        /// Credentials are needed, or those given are wrong: 401.
        record Unknown(String sentence) implements Admission {}

        /// There were too many wrong tries: 429.
        record TooManyTries(Duration patience) implements Admission {}
    }
}
