package org.tidings.wire.site;

import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.catalogue.Naming;
import org.tidings.model.Rse;
import org.tidings.model.StoragePath;
import org.tidings.wire.client.Answer;
import org.tidings.wire.client.CatalogueClient;
import org.tidings.wire.client.Unreachable;

/// Where files of this site can be read whose bytes are lost here, by the word of a catalogue that knows it.
///
/// @param self this site, as the catalogue calls it
public record Refuge(CatalogueClient catalogue, Rse self) {
    private static final Logger LOG = LoggerFactory.getLogger(Refuge.class);

    /// The URL of a good replica at another site, with a token for it where that site issues some; empty if there is
    /// none, or nobody says.
    public Optional<URI> of(StoragePath path) {
        try {
            return switch (catalogue.replica(Naming.didOf(path), self)) {
                case Answer.Done<URI>(URI there) -> Optional.of(there);
                case Answer.Refused<URI>(int status, String sentence) -> {
                    LOG.debug("No replica of {}: {} {}", path, status, sentence);
                    yield Optional.empty();
                }
            };
        } catch (Unreachable e) {
            LOG.warn("Where {} could be read is not known: {}", path, e.getMessage());
            return Optional.empty();
        }
    }
}
