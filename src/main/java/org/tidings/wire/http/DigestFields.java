package org.tidings.wire.http;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tidings.model.Checksum;
import org.tidings.model.Checksum.Algorithm;

/// Checksums as header fields write them: `Digest` (RFC 3230), `Repr-Digest` (RFC 9530), `Content-MD5` (RFC 1864).
///
/// By custom `Digest` writes adler32 as 8 hex digits and everything else in base64; `Repr-Digest` calls it `adler`
/// and writes all in base64. Where we read, hex of the right length and either name are understood too.
public final class DigestFields {
    private static final HexFormat HEX = HexFormat.of();
    private static final String RFC_9530_ADLER = "adler";
    private static final int MOST = 32;

    private DigestFields() {}

    /// A member of `Digest`: `adler32=7fd6323f`, `md5=++rUYhmmurH7BthUcaWU/Q==`.
    public static String digest(Checksum checksum) {
        String name = checksum.algorithm().wireName();
        return checksum.algorithm() == Algorithm.ADLER32 ? name + "=" + checksum.hex() : name + "=" + base64(checksum);
    }

    /// A member of `Repr-Digest`: `adler=:AAAAAQ==:`.
    public static String reprDigest(Checksum checksum) {
        return reprName(checksum.algorithm()) + "=:" + base64(checksum) + ":";
    }

    /// What an upload says its bytes are, from `Digest`; algorithms we do not know are left out.
    ///
    /// @throws RequestRefused when a value is not of the length its algorithm has
    public static List<Checksum> parseDigest(String field) {
        List<Checksum> checksums = new ArrayList<>();
        for (String member : members(field)) {
            int equals = equalsSign(member, "Digest");
            algorithm(member.substring(0, equals))
                    .ifPresent(a -> checksums.add(
                            checksum(a, member.substring(equals + 1).strip(), "Digest")));
        }
        return checksums;
    }

    /// What an upload says its bytes are, from `Repr-Digest` or, of a message that is the whole file,
    /// `Content-Digest`.
    ///
    /// @throws RequestRefused when the field is not a dictionary of byte sequences, or a length is wrong
    public static List<Checksum> parseReprDigest(String field) {
        List<Checksum> checksums = new ArrayList<>();
        for (String member : members(field)) {
            int equals = equalsSign(member, "Repr-Digest");
            String value = withoutParameters(member.substring(equals + 1)).strip();
            if (value.length() < 2 || !value.startsWith(":") || !value.endsWith(":")) {
                throw malformed("Repr-Digest");
            }
            algorithm(member.substring(0, equals))
                    .ifPresent(a -> checksums.add(checksum(a, value.substring(1, value.length() - 1), "Repr-Digest")));
        }
        return checksums;
    }

    /// @throws RequestRefused when the value is not base64 of 16 bytes
    public static Checksum parseContentMd5(String field) {
        return checksum(Algorithm.MD5, field.strip(), "Content-MD5");
    }

    /// The algorithm by either family's name.
    static Optional<Algorithm> algorithm(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        return switch (plain) {
            case RFC_9530_ADLER -> Optional.of(Algorithm.ADLER32);
            case "sha-1" -> Optional.of(Algorithm.SHA_1);
            default -> Algorithm.named(plain);
        };
    }

    /// The name of an algorithm in the fields of RFC 9530.
    public static String reprName(Algorithm algorithm) {
        return algorithm == Algorithm.ADLER32 ? RFC_9530_ADLER : algorithm.wireName();
    }

    private static String base64(Checksum checksum) {
        return Base64.getEncoder().encodeToString(HEX.parseHex(checksum.hex()));
    }

    private static List<String> members(String field) {
        List<String> members = new ArrayList<>();
        for (String member : field.split(",")) {
            if (!member.isBlank()) {
                members.add(member.strip());
            }
        }
        if (members.isEmpty() || members.size() > MOST) {
            throw RequestRefused.malformed("A digest field names one checksum or more, up to " + MOST + ".");
        }
        return members;
    }

    private static int equalsSign(String member, String field) {
        int equals = member.indexOf('=');
        if (equals < 1) {
            throw malformed(field);
        }
        return equals;
    }

    private static String withoutParameters(String value) {
        int semicolon = value.indexOf(';');
        return semicolon < 0 ? value : value.substring(0, semicolon);
    }

    private static Checksum checksum(Algorithm algorithm, String value, String field) {
        try {
            return new Checksum(algorithm, hex(algorithm, value));
        } catch (IllegalArgumentException notAValue) {
            throw malformed(field);
        }
    }

    private static String hex(Algorithm algorithm, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        int digits = algorithm.bytes() * 2;
        if (value.length() == digits && lower.matches("[0-9a-f]+")) {
            return lower;
        }
        if (algorithm == Algorithm.ADLER32 && lower.matches("[0-9a-f]{1,7}")) {
            return "0".repeat(digits - value.length()) + lower;
        }
        return HEX.formatHex(Base64.getDecoder().decode(value));
    }

    private static RequestRefused malformed(String field) {
        return RequestRefused.malformed("The checksum in " + field + " is not one its algorithm could give.");
    }
}
