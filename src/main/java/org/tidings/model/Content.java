package org.tidings.model;

import java.util.List;
import java.util.Optional;

/// What a file holds: one generation of its bytes and where they lie.
///
/// @param generation 1 for the first content of a file, rising at each overwrite; a number may be left out
/// @param sizeBytes length in bytes
/// @param checksums of these bytes, at most one of each algorithm, always one by adler32
/// @param pool the pool that holds the bytes
public record Content(long generation, long sizeBytes, List<Checksum> checksums, PoolName pool) {
    public Content {
        if (generation < 1 || sizeBytes < 0) {
            throw new IllegalArgumentException("a generation starts at 1 and a size is not negative");
        }
        checksums = List.copyOf(checksums);
    }

    public Optional<Checksum> checksum(Checksum.Algorithm algorithm) {
        return checksums.stream().filter(c -> c.algorithm() == algorithm).findFirst();
    }
}
