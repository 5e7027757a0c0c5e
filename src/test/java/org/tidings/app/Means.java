package org.tidings.app;

import java.util.Set;

/// One way to use a site with a token.
interface Means {
    String FILE = "file";

    /// What can be tried by this means.
    Set<Deed> deeds();

    /// Tries it, with a fresh file named [#FILE] in the directory.
    ///
    /// @param directory at the site, percent-encoded, ending in a slash
    /// @return whether it was allowed
    /// @throws AssertionError when it was neither done nor forbidden
    boolean may(Deed deed, String token, String directory);

    /// Whether a try lasts until the token ends, so that what was not heard need not be guessed from a silence.
    default boolean waits() {
        return false;
    }

    /// Whether the token is taken at all.
    boolean admits(String token);
}
