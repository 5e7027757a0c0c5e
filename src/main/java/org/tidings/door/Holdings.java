package org.tidings.door;

import org.tidings.model.PoolName;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Namespace;
import org.tidings.pool.Claims;
import org.tidings.pool.Pool;

/// The bytes this site's files hold, or may hold in a moment.
///
/// @param mint the very one that the site's uploads take their keys from
public record Holdings(Mint mint, Namespace namespace) implements Claims {

    /// Uploads first, names second: a key given back before we asked has its name by then, or never gets one.
    @Override
    public boolean claimed(PoolName pool, Pool.Key key) {
        return mint.isUnderWay(key)
                || namespace
                        .find(key.file())
                        .filter(entry -> entry instanceof Entry.File file
                                && file.content().generation() == key.generation()
                                && file.content().pool().equals(pool))
                        .isPresent();
    }
}
