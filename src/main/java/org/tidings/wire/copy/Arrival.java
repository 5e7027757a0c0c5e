package org.tidings.wire.copy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidings.door.Caller;
import org.tidings.door.Precondition;
import org.tidings.door.PutFile;
import org.tidings.door.Refusal;
import org.tidings.model.Checksum;
import org.tidings.model.StoragePath;

/// Where a pulled file is to be, and for whom.
///
/// @param precondition on what is there now
/// @param algorithms computed of every file of the site, beside adler32
public record Arrival(
        PutFile putFile,
        Caller caller,
        StoragePath path,
        Precondition precondition,
        Set<Checksum.Algorithm> algorithms) {
    public Arrival {
        algorithms = Set.copyOf(algorithms);
    }

    /// Why nothing may arrive there, if that can be told now.
    public Optional<Refusal> refusal() {
        return putFile.refusal(caller, path, announced(Description.NOTHING));
    }

    PutFile.Beginning begin(Description what) {
        return putFile.begin(caller, path, announced(what));
    }

    private PutFile.Announcement announced(Description what) {
        return new PutFile.Announcement(
                what.sizeBytes().orElse(-1), what.checksums(), algorithms, precondition, Optional.empty(), Map.of());
    }
}
