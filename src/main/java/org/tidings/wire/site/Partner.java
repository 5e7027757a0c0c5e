package org.tidings.wire.site;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tidings.model.StoragePath;
import org.tidings.wire.client.Answer;
import org.tidings.wire.client.CopyClient;
import org.tidings.wire.client.Credentials;
import org.tidings.wire.client.DoorClient;
import org.tidings.wire.client.Endpoint;
import org.tidings.wire.client.Unreachable;

/// A site we copy to and from.
///
/// @param door its WebDAV door, with our credentials there
/// @param macaroons whether it issues macaroons, which are shown to other sites in the place of our credentials
public record Partner(Endpoint door, boolean macaroons) {
    private static final Duration TO_READ = Duration.ofMinutes(10);

    DoorClient files() {
        return new DoorClient(door);
    }

    CopyClient copies() {
        return new CopyClient(door);
    }

    URI base() {
        return door.base();
    }

    /// A token with which anybody can read that one file there for some minutes, if the site issues some.
    public Optional<String> readingPass(StoragePath path) {
        if (!macaroons || door.credentials().isEmpty()) {
            return Optional.empty();
        }
        try {
            return switch (files().macaroon(path, List.of("activity:DOWNLOAD"), Optional.of(TO_READ))) {
                case Answer.Done<String>(String token) -> Optional.of(token);
                case Answer.Refused<String> _ -> Optional.empty();
            };
        } catch (Unreachable e) {
            return Optional.empty();
        }
    }

    Optional<Credentials> credentials() {
        return door.credentials();
    }
}
