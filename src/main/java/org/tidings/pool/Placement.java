package org.tidings.pool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tidings.model.PoolName;

/// Decides which pool takes new bytes, by free space, and finds the pool that has old ones.
public final class Placement {
    private final Map<PoolName, Pool> pools = new LinkedHashMap<>();
    private final RandomGenerator random;

    /// @param pools at least one, no two of the same name
    /// @param random safe for several threads
    public Placement(List<Pool> pools, RandomGenerator random) {
        pools.forEach(pool -> this.pools.put(pool.name(), pool));
        if (pools.isEmpty() || this.pools.size() != pools.size()) {
            throw new IllegalArgumentException("a site has at least one pool, and no two of the same name");
        }
        this.random = random;
    }

    public List<Pool> pools() {
        return List.copyOf(pools.values());
    }

    public Optional<Pool> named(PoolName name) {
        return Optional.ofNullable(pools.get(name));
    }

    /// A pool with room for that many bytes, the likelier the more is free.
    ///
    /// @param expectedBytes as announced, or -1
    /// @throws PoolBroken.Full when no pool has room
    public Pool choose(long expectedBytes) {
        List<Pool> roomy = pools.values().stream()
                .filter(pool -> pool.freeBytes() > Math.max(0, expectedBytes))
                .toList();
        if (roomy.isEmpty()) {
            throw new PoolBroken.Full("No pool has room for the file.");
        }
        if (roomy.size() == 1) {
            return roomy.getFirst();
        }
        double dart = random.nextDouble()
                * roomy.stream().mapToDouble(Pool::freeBytes).sum();
        for (Pool pool : roomy) {
            dart -= pool.freeBytes();
            if (dart < 0) {
                return pool;
            }
        }
        return roomy.getLast();
    }
}
