package org.tidings.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidings.model.Owner;
import org.tidings.model.StoragePath;

/// Somebody who asks: a user, or anybody.
///
/// @param name the login name, `anonymous` for nobody in particular
/// @param uid the POSIX user id
/// @param gids POSIX group ids, the primary one first; at least one
/// @param home where relative things start; an actual path, at or below the root of the restriction
/// @param admin may do everything, and sees raw offsets and client addresses
/// @param restriction what the credential leaves of the user's rights
public record Principal(
        String name, int uid, List<Integer> gids, StoragePath home, boolean admin, Restriction restriction) {

    /// The uid of nobody, as POSIX systems have it.
    public static final int NOBODY = 65534;

    /// A client without credentials: nobody's rights, those of "others".
    public static final Principal ANONYMOUS =
            new Principal("anonymous", NOBODY, List.of(NOBODY), StoragePath.ROOT, false, Restriction.NONE);

    public Principal {
        gids = List.copyOf(gids);
        if (gids.isEmpty()) {
            throw new IllegalArgumentException("a principal has a primary group");
        }
    }

    public boolean isAnonymous() {
        return uid == NOBODY;
    }

    /// The owner of what this principal creates.
    public Owner asOwner() {
        return new Owner(uid, gids.getFirst());
    }

    /// The same user, with what a token leaves of his rights.
    public Principal restrictedTo(Restriction less) {
        return new Principal(name, uid, gids, home, admin, less);
    }

    /// The same user, at home elsewhere.
    public Principal atHome(StoragePath other) {
        return new Principal(name, uid, gids, other, admin, restriction);
    }

    /// The path in the namespace that they mean by one they write: below their root, which is `/` to them.
    ///
    /// @throws IllegalArgumentException with a sentence, when it would be too long
    public StoragePath inside(StoragePath asWritten) {
        return isRooted() ? asWritten.moved(StoragePath.ROOT, restriction.root()) : asWritten;
    }

    /// A path of the namespace as it is to be shown to them; empty if it is not at or below their root, and then they
    /// are not to learn of it.
    public Optional<StoragePath> shown(StoragePath actual) {
        if (!isRooted()) {
            return Optional.of(actual);
        }
        StoragePath root = restriction.root();
        return actual.isAtOrBelow(root) ? Optional.of(actual.moved(root, StoragePath.ROOT)) : Optional.empty();
    }

    /// Whether the paths they write and are shown are not those of the namespace.
    public boolean isRooted() {
        return !restriction.root().isRoot();
    }

    /// Whether they run the site: an admin who shows a password. A token is about paths, and an admin's as well.
    public boolean isOperator() {
        return admin && restriction == Restriction.NONE;
    }

    /// What a credential leaves of its user's rights. A password leaves all; a token, less.
    @FunctionalInterface
    public interface Restriction {
        Restriction NONE = (activity, path) -> true;

        boolean leaves(Activity activity, StoragePath path);

        /// The same for a file: what is left of a directory of that path need not be.
        default boolean leavesFile(Activity activity, StoragePath path) {
            return leaves(activity, path);
        }

        /// When the credential ends, and all it leaves with it; it can come nearer, and at once.
        default Instant until() {
            return Instant.MAX;
        }

        /// The directory that is `/` to who shows the credential. Nothing outside of it is left.
        default StoragePath root() {
            return StoragePath.ROOT;
        }

        /// The most bytes a file may have that they upload.
        default long mostUploaded() {
            return Long.MAX_VALUE;
        }

        /// The same, without an end: what two credentials that leave the same have in common.
        default Restriction endless() {
            return this;
        }
    }
}
