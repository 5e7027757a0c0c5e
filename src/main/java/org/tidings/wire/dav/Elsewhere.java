package org.tidings.wire.dav;

import java.net.URI;
import java.util.Optional;
import org.tidings.model.StoragePath;

/// Where a file can be read whose bytes cannot be had here: at another site.
///
/// It is asked only for somebody who may read the file; the URL may hold a token for it.
@FunctionalInterface
public interface Elsewhere {
    /// Of a site that knows of no other one.
    Elsewhere NOWHERE = path -> Optional.empty();

    /// @param path of the file at this site
    Optional<URI> of(StoragePath path);
}
