package org.tidings.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// By what a file's bytes are known to be the same elsewhere: their number and checksums.
///
/// @param checksums at most one of each algorithm, possibly none
public record Fingerprint(long sizeBytes, List<Checksum> checksums) {
    public Fingerprint {
        if (sizeBytes < 0) {
            throw new IllegalArgumentException("a size is not negative");
        }
        checksums = List.copyOf(checksums);
    }

    public static Fingerprint of(Content content) {
        return new Fingerprint(content.sizeBytes(), content.checksums());
    }

    public Optional<Checksum> checksum(Checksum.Algorithm algorithm) {
        return checksums.stream().filter(c -> c.algorithm() == algorithm).findFirst();
    }

    /// The same bytes by the checksums of both, which do not contradict each other.
    public Fingerprint and(Fingerprint other) {
        List<Checksum> all = new ArrayList<>(checksums);
        other.checksums.stream().filter(c -> checksum(c.algorithm()).isEmpty()).forEach(all::add);
        return new Fingerprint(sizeBytes, all);
    }

    /// Whether these are the same bytes for all that can be known, and something can be.
    public boolean agreesWith(Fingerprint other) {
        return !contradicts(other)
                && (sizeBytes == 0
                        || checksums.stream()
                                .anyMatch(c -> other.checksum(c.algorithm()).isPresent()));
    }

    /// Whether these are certainly other bytes.
    public boolean contradicts(Fingerprint other) {
        return sizeBytes != other.sizeBytes
                || checksums.stream()
                        .anyMatch(c -> other.checksum(c.algorithm())
                                .filter(theirs -> !theirs.equals(c))
                                .isPresent());
    }
}
