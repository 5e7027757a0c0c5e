package org.tidings.wire.client;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.tidings.model.StoragePath;

/// A file or directory as a site's listing shows it.
///
/// @param sizeBytes 0 for a directory
/// @param properties all others that are plain text, by their local name
public record RemoteEntry(
        StoragePath path,
        boolean directory,
        long sizeBytes,
        Optional<Instant> modified,
        Map<String, String> properties) {
    public RemoteEntry {
        properties = Map.copyOf(properties);
    }
}
