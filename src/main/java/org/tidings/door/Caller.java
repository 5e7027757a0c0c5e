package org.tidings.door;

import java.util.Set;
import org.tidings.access.Principal;
import org.tidings.model.Origin;

/// Who asks for an operation, from where, and which locks they say they hold.
///
/// @param principal whose rights count
/// @param origin what the events will say about who did it
/// @param lockTokens the lock tokens submitted with the request
public record Caller(Principal principal, Origin origin, Set<String> lockTokens) {
    public Caller {
        lockTokens = Set.copyOf(lockTokens);
    }

    public static Caller of(Principal principal, Origin origin) {
        return new Caller(principal, origin, Set.of());
    }

    /// The same, asking by another protocol.
    public Caller by(String protocol) {
        return new Caller(principal, origin.by(protocol), lockTokens);
    }
}
