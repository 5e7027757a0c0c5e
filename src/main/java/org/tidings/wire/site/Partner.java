package org.tidings.wire.site;

import java.net.URI;
import java.util.Optional;
import org.tidings.wire.client.CopyClient;
import org.tidings.wire.client.Credentials;
import org.tidings.wire.client.DoorClient;
import org.tidings.wire.client.Endpoint;

/// A site we copy to and from.
///
/// @param door its WebDAV door, with our credentials there
/// @param macaroons whether it issues macaroons, which are shown to other sites in the place of our credentials
public record Partner(Endpoint door, boolean macaroons) {
    DoorClient files() {
        return new DoorClient(door);
    }

    CopyClient copies() {
        return new CopyClient(door);
    }

    URI base() {
        return door.base();
    }

    Optional<Credentials> credentials() {
        return door.credentials();
    }
}
