package org.tidings.wire.http;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidings.model.Checksum;
import org.tidings.model.Checksum.Algorithm;

/// The checksum a client would like to hear, from `Want-Repr-Digest` (RFC 9530), which wins, or `Want-Digest` (RFC
/// 3230).
///
/// One checksum is answered: the most wanted of those that are known; between equally wanted ones the strongest.
///
/// @param family in which field to answer
/// @param weights how much each algorithm is wanted, more is better; what is refused is left out
public record WantedDigest(Family family, Map<Algorithm, Integer> weights) {
    private static final List<Algorithm> STRONGEST_FIRST = List.of(
            Algorithm.SHA_512, Algorithm.SHA_256, Algorithm.SHA_1, Algorithm.MD5, Algorithm.CRC32C, Algorithm.ADLER32);

    /// The two ways to say it.
    public enum Family {
        RFC_3230("Digest"),
        RFC_9530("Repr-Digest");

        private final String fieldName;

        Family(String fieldName) {
            this.fieldName = fieldName;
        }

        /// The name of the answering field.
        public String fieldName() {
            return fieldName;
        }

        /// The value of the answering field.
        public String write(Checksum checksum) {
            return this == RFC_3230 ? DigestFields.digest(checksum) : DigestFields.reprDigest(checksum);
        }
    }

    public WantedDigest {
        weights = Map.copyOf(weights);
    }

    /// Reads `Want-Digest: adler32, md5;q=0.3`. Unknown names are left out.
    public static WantedDigest parse(String wantDigest) {
        Map<Algorithm, Integer> weights = new EnumMap<>(Algorithm.class);
        for (Weighted member : Weighted.parseList(wantDigest)) {
            add(weights, member.name(), member.thousandths());
        }
        return new WantedDigest(Family.RFC_3230, weights);
    }

    /// Reads `Want-Repr-Digest: adler=1, sha-256=10`. Unknown names and weights that are not 0 to 10 are left out.
    public static WantedDigest parseRepr(String wantReprDigest) {
        Map<Algorithm, Integer> weights = new EnumMap<>(Algorithm.class);
        for (String member : wantReprDigest.split(",")) {
            int equals = member.indexOf('=');
            String weight = equals < 0 ? "" : member.substring(equals + 1).strip();
            if (weight.matches("\\d|10")) {
                add(weights, member.substring(0, equals), Integer.parseInt(weight));
            }
        }
        return new WantedDigest(Family.RFC_9530, weights);
    }

    /// The algorithms that are wanted at all: what an upload should compute on its way.
    public Set<Algorithm> algorithms() {
        return weights.keySet();
    }

    /// The checksum to answer with; empty when none that is wanted is known.
    public Optional<Checksum> choose(List<Checksum> known) {
        Checksum best = null;
        int most = 0;
        for (Algorithm algorithm : STRONGEST_FIRST) {
            int weight = weights.getOrDefault(algorithm, 0);
            Optional<Checksum> candidate = weight > most
                    ? known.stream().filter(c -> c.algorithm() == algorithm).findFirst()
                    : Optional.empty();
            if (candidate.isPresent()) {
                best = candidate.get();
                most = weight;
            }
        }
        return Optional.ofNullable(best);
    }

    private static void add(Map<Algorithm, Integer> weights, String name, int weight) {
        if (weight > 0) {
            DigestFields.algorithm(name).ifPresent(a -> weights.merge(a, weight, Math::max));
        }
    }
}
