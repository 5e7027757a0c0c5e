package org.tidings.door;

import java.time.Duration;
import java.time.Instant;
import org.tidings.model.StoragePath;

/// A write lock (RFC 4918 §6): a courtesy between live clients, kept in memory, gone with the process.
///
/// @param token names it, as in `urn:uuid:…`; a secret between its owner and us only by courtesy too
/// @param owner the login name of who took it; nobody else may use the token
/// @param what was asked for
/// @param expires when it ends unless refreshed
public record Lock(String token, String owner, Wanted what, Instant expires) {

    /// How many may hold it.
    public enum Scope {
        EXCLUSIVE,
        SHARED
    }

    /// A lock as a client asks for it.
    ///
    /// @param root the path it is taken on
    /// @param deep whether it holds for all below too (`Depth: infinity`)
    /// @param note what the client says about its owner, given back as it came
    /// @param timeout for how long
    public record Wanted(StoragePath root, Scope scope, boolean deep, String note, Duration timeout) {}

    public StoragePath root() {
        return what.root();
    }

    /// Whether it holds for this path.
    boolean covers(StoragePath path) {
        return what.deep() ? path.isAtOrBelow(root()) : path.equals(root());
    }

    boolean isHeldBy(Caller caller) {
        return caller.principal().name().equals(owner) && caller.lockTokens().contains(token);
    }

    Lock until(Instant newExpires) {
        return new Lock(token, owner, what, newExpires);
    }
}
