package org.tidings.model;

import java.util.Arrays;
import java.util.Optional;

/// Why a third-party copy failed, as far as it matters for trying again. The closing line of a copy names it:
/// `failure: source-missing: …`.
public enum CopyFailure {
    /// Nothing is at the source.
    SOURCE_MISSING("source-missing"),
    /// The source knows us, or not, and gives nothing.
    SOURCE_DENIED("source-denied"),
    /// The source does not answer, breaks off, or cannot be believed to be who it should.
    SOURCE_UNREACHABLE("source-unreachable"),
    /// The directory that the copy should be in is missing.
    DESTINATION_MISSING("destination-missing"),
    /// The copy may not be written there.
    DESTINATION_DENIED("destination-denied"),
    /// Something is there that is not to be overwritten.
    DESTINATION_TAKEN("destination-taken"),
    /// The destination does not answer, breaks off, or cannot be believed to be who it should.
    DESTINATION_UNREACHABLE("destination-unreachable"),
    /// The destination has no room for it.
    NO_SPACE("no-space"),
    /// The bytes are not those that were meant.
    CHECKSUM_MISMATCH("checksum-mismatch"),
    /// Other than the expected number of bytes came, or arrived.
    SIZE_MISMATCH("size-mismatch"),
    /// It cannot be proven that the bytes are those that were meant.
    UNVERIFIED("unverified"),
    /// It took too long: to begin, to go on, or in all.
    TIMEOUT("timeout"),
    /// Whoever ordered it went away, or the site that carried it out stopped.
    CANCELLED("cancelled"),
    /// The site that should have carried it out does not go to such addresses.
    ADDRESS_REFUSED("address-refused");

    private final String wireName;

    CopyFailure(String wireName) {
        this.wireName = wireName;
    }

    /// The name in the closing line.
    public String wireName() {
        return wireName;
    }

    public static Optional<CopyFailure> named(String wireName) {
        return Arrays.stream(values()).filter(f -> f.wireName.equals(wireName)).findFirst();
    }
}
