package org.tidings.pool;

import org.tidings.model.PoolName;

/// Which bytes are a file's. Pools do not know; the namespace does.
@FunctionalInterface
public interface Claims {

    /// Whether a file holds exactly these bytes now, or an upload under way may still give them a name. It must see
    /// every commit that was answered before it is asked.
    boolean claimed(PoolName pool, Pool.Key key);
}
