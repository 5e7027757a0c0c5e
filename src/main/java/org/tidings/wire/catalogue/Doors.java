package org.tidings.wire.catalogue;

import java.net.URI;
import java.util.Optional;
import org.tidings.model.Rse;
import org.tidings.model.StoragePath;

/// The doors of the sites that are looked after.
public interface Doors {

    /// Where files are read there; empty for a site that has no door. A path may follow.
    Optional<URI> at(Rse rse);

    /// A token with which anybody can read that one file there for some minutes; empty if the site gives us none.
    Optional<String> pass(Rse rse, StoragePath path);
}
