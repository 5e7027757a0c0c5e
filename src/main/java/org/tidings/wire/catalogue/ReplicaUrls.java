package org.tidings.wire.catalogue;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.tidings.model.Rse;
import org.tidings.model.StoragePath;
import org.tidings.wire.http.Href;

/// Where replicas are read.
///
/// @param doors of the sites that have one; a path may follow each
record ReplicaUrls(Function<Rse, Optional<URI>> doors) {

    /// Escaped, so that it may stand in a header as it is; empty if nobody can read there.
    Optional<URI> of(Rse rse, StoragePath path) {
        return doors.apply(rse).map(door -> {
            String base = door.toString();
            String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
            return URI.create(root + Href.of(path, false));
        });
    }
}
