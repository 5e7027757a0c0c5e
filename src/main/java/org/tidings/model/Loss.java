package org.tidings.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why a file's bytes cannot be had at their site, though nobody removed them and their pool is there.
///
/// A pool that is not there is another matter: its files are unavailable, and come back with it.
public enum Loss {
    /// Its pool has no such bytes.
    MISSING,
    /// They are too few, too many, or do not have the checksums they should have.
    CORRUPT,
    /// The disk cannot read them.
    UNREADABLE;

    /// As in events: `missing`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Loss> named(String wireName) {
        return Arrays.stream(values())
                .filter(loss -> loss.wireName().equals(wireName))
                .findFirst();
    }
}
