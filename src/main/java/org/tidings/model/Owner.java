package org.tidings.model;

/// The user and group an entry belongs to, as POSIX numbers.
///
/// @param uid numeric user id, 0 is the superuser
/// @param gid numeric group id
public record Owner(int uid, int gid) {
    public static final Owner ROOT = new Owner(0, 0);

    public Owner {
        if (uid < 0 || gid < 0) {
            throw new IllegalArgumentException("a uid and a gid are not negative");
        }
    }
}
