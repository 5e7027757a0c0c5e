package org.tidings.pool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tidings.model.PoolName;

/// The pools of a site, by name.
public final class Pools {
    private final Map<PoolName, Pool> byName = new LinkedHashMap<>();
    private final RandomGenerator random;

    /// @param pools at least one, no two of the same name
    /// @param random safe for several threads
    public Pools(List<? extends Pool> pools, RandomGenerator random) {
        pools.forEach(pool -> byName.put(pool.name(), pool));
        if (pools.isEmpty() || byName.size() != pools.size()) {
            throw new IllegalArgumentException("a site has at least one pool, and no two of the same name");
        }
        this.random = random;
    }

    /// The same pools, which note what their readers meet and should not.
    public Pools doubting(Doubts doubts) {
        return new Pools(
                byName.values().stream()
                        .map(pool -> new DoubtingPool(pool, doubts))
                        .toList(),
                random);
    }

    public List<Pool> all() {
        return List.copyOf(byName.values());
    }

    public Optional<Pool> named(PoolName name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// Whether bytes of that pool can be read now: it is here, and its disk works.
    public boolean serve(PoolName name) {
        return named(name).filter(pool -> pool.ailment().isEmpty()).isPresent();
    }

    /// A pool with room for that many bytes; see [Placement].
    ///
    /// @param expectedBytes as announced, or -1
    /// @throws PoolBroken.Full when no pool has room
    /// @throws PoolBroken when no pool's disk works
    public Pool choose(long expectedBytes) {
        var candidates = byName.values().stream()
                .map(pool -> new Placement.Candidate(pool.name(), pool.freeBytes()))
                .toList();
        return Placement.choose(candidates, expectedBytes, random)
                .flatMap(this::named)
                .orElseThrow(this::refusal);
    }

    private PoolBroken refusal() {
        List<String> ailments = byName.values().stream()
                .flatMap(pool -> pool.ailment().stream())
                .toList();
        return ailments.size() == byName.size()
                ? new PoolBroken(String.join(" ", ailments))
                : new PoolBroken.Full("No pool has room for the file.");
    }

    /// Bytes that could still be stored, in all pools together.
    public long freeBytes() {
        return byName.values().stream().mapToLong(Pool::freeBytes).sum();
    }

    /// Bytes the disks have in all.
    public long totalBytes() {
        return byName.values().stream().mapToLong(Pool::totalBytes).sum();
    }
}
