package org.tidings.wire.catalogue;

import java.net.URI;
import java.util.Optional;
import org.tidings.model.Rse;
import org.tidings.model.StoragePath;
import org.tidings.wire.http.Answer;
import org.tidings.wire.http.Href;

/// Where replicas are read.
///
/// @param doors of the sites that have one
record ReplicaUrls(Doors doors) {

    /// Escaped, so that it may stand in a header as it is; empty if nobody can read there.
    Optional<URI> of(Rse rse, StoragePath path) {
        return doors.at(rse).map(door -> {
            String base = door.toString();
            String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
            return URI.create(root + Href.of(path, false));
        });
    }

    /// The same, with a token for it where the site gives us one.
    Optional<URI> withPass(Rse rse, StoragePath path) {
        return of(rse, path)
                .map(url -> doors.pass(rse, path)
                        .map(token -> URI.create(url + "?" + Answer.QUERY_TOKEN + "=" + token))
                        .orElse(url));
    }
}
