package org.tidings.wire.copy;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.tidings.model.Checksum;
import org.tidings.model.Checksum.Algorithm;
import org.tidings.wire.http.DigestFields;

/// The fields that ask for a checksum, and offer one: of RFC 3230, which XRootD and dCache know, and of RFC 9530, which
/// replaces it.
final class Wanted {
    /// Those that are common.
    static final List<Algorithm> COMMON =
            List.of(Algorithm.ADLER32, Algorithm.MD5, Algorithm.CRC32C, Algorithm.SHA_256);

    private Wanted() {}

    /// Asks for one of these.
    static List<Field> of(Collection<Algorithm> algorithms) {
        String old = algorithms.stream().map(Algorithm::wireName).collect(Collectors.joining(","));
        String recent = algorithms.stream()
                .map(algorithm -> DigestFields.reprName(algorithm) + "=" + weight(algorithm))
                .collect(Collectors.joining(", "));
        return List.of(new Field("Want-Digest", old), new Field("Want-Repr-Digest", recent));
    }

    /// Says what checksums a body has.
    static List<Field> offered(List<Checksum> checksums) {
        return List.of(
                new Field("Digest", checksums.stream().map(DigestFields::digest).collect(Collectors.joining(","))),
                new Field(
                        "Repr-Digest",
                        checksums.stream().map(DigestFields::reprDigest).collect(Collectors.joining(", "))));
    }

    /// What is weak against chance is wanted least.
    private static int weight(Algorithm algorithm) {
        return switch (algorithm) {
            case ADLER32 -> 1;
            case MD5, SHA_1 -> 2;
            case CRC32C -> 3;
            case SHA_256, SHA_512 -> 4;
        };
    }
}
