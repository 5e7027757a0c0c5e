package org.tidings.access;

import java.util.Optional;

/// Knows whom bearer tokens speak for.
@FunctionalInterface
public interface Tokens {
    /// A site that takes none.
    Tokens NONE = (token, address) -> Optional.empty();

    /// Whom the token speaks for, restricted to what it leaves of their rights; empty for a token that is not good
    /// here and now.
    ///
    /// @param address the network address of who shows it
    Optional<Principal> bearer(String token, String address);
}
