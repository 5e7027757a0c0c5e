package org.tidings.pool;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tidings.model.PoolName;

/// Decides which pool takes new bytes: any that has room, the likelier the more is free. Pure.
public final class Placement {
    private Placement() {}

    /// A pool to choose from.
    ///
    /// @param freeBytes 0 for one that is not to be chosen
    public record Candidate(PoolName pool, long freeBytes) {}

    /// Chance by free space fills disks of different sizes evenly, and many writers use all disks at once.
    ///
    /// @param expectedBytes as announced, or -1
    /// @return empty when nobody has room
    public static Optional<PoolName> choose(List<Candidate> candidates, long expectedBytes, RandomGenerator random) {
        List<Candidate> roomy = candidates.stream()
                .filter(c -> c.freeBytes() > 0 && c.freeBytes() >= expectedBytes)
                .toList();
        if (roomy.size() <= 1) {
            return roomy.stream().map(Candidate::pool).findFirst();
        }
        double dart = random.nextDouble()
                * roomy.stream().mapToDouble(Candidate::freeBytes).sum();
        for (Candidate candidate : roomy) {
            dart -= candidate.freeBytes();
            if (dart < 0) {
                return Optional.of(candidate.pool());
            }
        }
        return Optional.of(roomy.getLast().pool());
    }
}
