package org.tidings.access;

import java.util.List;
import java.util.Set;
import org.tidings.model.StoragePath;

/// Somebody who may log in, as the users file has them.
///
/// @param name the login name
/// @param passwordHash by bcrypt; never in [#toString]
/// @param uid the POSIX user id
/// @param gids POSIX group ids, the primary one first
/// @param home where relative things start
/// @param roles what they are beside a user
public record User(
        String name, PasswordHash passwordHash, int uid, List<Integer> gids, StoragePath home, Set<Role> roles) {

    /// The most groups one user is in.
    public static final int MOST_GROUPS = 256;

    /// What a user may be beside a user.
    public enum Role {
        /// May do everything.
        ADMIN
    }

    /// @throws IllegalArgumentException with a sentence, when there can be no such user
    public User {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._@-]{0,63}")) {
            throw new IllegalArgumentException(
                    "A user's name is 1 to 64 letters, digits, '.', '_', '@' or '-', and begins with none of '.@-'.");
        }
        if (name.equals(Principal.ANONYMOUS.name())) {
            throw new IllegalArgumentException("'" + name + "' is the name of clients without credentials.");
        }
        if (uid < 0 || uid == Principal.NOBODY) {
            throw new IllegalArgumentException(
                    "A uid is not negative, and " + Principal.NOBODY + " is that of nobody.");
        }
        if (gids.isEmpty() || gids.size() > MOST_GROUPS || gids.stream().anyMatch(gid -> gid < 0)) {
            throw new IllegalArgumentException("A user is in 1 to " + MOST_GROUPS + " groups; a gid is not negative.");
        }
        gids = List.copyOf(gids);
        roles = Set.copyOf(roles);
    }

    /// Them, with all their rights.
    public Principal asPrincipal() {
        return new Principal(name, uid, gids, home, roles.contains(Role.ADMIN), Principal.Restriction.NONE);
    }
}
