package org.tidings.wire.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tidings.model.Checksum;
import org.tidings.model.CopyFailure;
import org.tidings.wire.http.DigestFields;
import org.tidings.wire.http.RequestRefused;

/// What a server says of a file: on HEAD, or with its bytes.
///
/// @param sizeBytes empty when it does not say
/// @param checksums of the whole file
/// @param tag its entity tag, if it has one
record Description(OptionalLong sizeBytes, List<Checksum> checksums, Optional<String> tag) {
    static final Description NOTHING = new Description(OptionalLong.empty(), List.of(), Optional.empty());

    Description {
        checksums = List.copyOf(checksums);
    }

    static Description ofChecksums(List<Checksum> checksums) {
        return new Description(OptionalLong.empty(), checksums, Optional.empty());
    }

    /// Reads an answer's fields. What is not understood was not said.
    static Description read(List<Field> fields) {
        OptionalLong size = OptionalLong.empty();
        Optional<String> tag = Optional.empty();
        List<Checksum> checksums = new ArrayList<>();
        for (Field field : fields) {
            if (field.is("Content-Length") && field.value().matches("\\d{1,18}")) {
                size = OptionalLong.of(Long.parseLong(field.value()));
            } else if (field.is("ETag")) {
                tag = Optional.of(field.value());
            } else if (field.is("Digest") || field.is("Repr-Digest")) {
                checksums.addAll(checksums(field));
            }
        }
        return new Description(size, checksums, tag);
    }

    private static List<Checksum> checksums(Field field) {
        try {
            return field.is("Digest")
                    ? DigestFields.parseDigest(field.value())
                    : DigestFields.parseReprDigest(field.value());
        } catch (RequestRefused malformed) {
            return List.of();
        }
    }

    /// What two say together who should speak of the same bytes.
    ///
    /// @throws CopyFailed when they do not
    Description and(Description other) throws CopyFailed {
        if (sizeBytes.isPresent() && other.sizeBytes.isPresent() && !sizeBytes.equals(other.sizeBytes)) {
            throw new CopyFailed(
                    CopyFailure.SIZE_MISMATCH,
                    "first it was " + sizeBytes.getAsLong() + " bytes, then " + other.sizeBytes.getAsLong());
        }
        compare(other.checksums);
        List<Checksum> all = new ArrayList<>(checksums);
        other.checksums.stream().filter(sum -> !all.contains(sum)).forEach(all::add);
        return new Description(
                sizeBytes.isPresent() ? sizeBytes : other.sizeBytes, all, tag.isPresent() ? tag : other.tag);
    }

    /// Compares with other checksums, by the algorithms that both have.
    ///
    /// @return whether there was one
    /// @throws CopyFailed when they differ
    boolean compare(List<Checksum> others) throws CopyFailed {
        boolean compared = false;
        for (Checksum here : checksums) {
            for (Checksum there : others) {
                if (here.algorithm() == there.algorithm() && !here.equals(there)) {
                    throw new CopyFailed(CopyFailure.CHECKSUM_MISMATCH, here + " is not " + there);
                }
                compared |= here.equals(there);
            }
        }
        return compared;
    }
}
