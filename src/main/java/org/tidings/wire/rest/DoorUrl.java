package org.tidings.wire.rest;

import java.net.URI;
import org.tidings.wire.http.RequestRoot;

/// Where the asker reaches the door: at its own port, under the host name by which they reached the API.
final class DoorUrl {
    private DoorUrl() {}

    /// @param door as the site itself reaches it
    static URI of(URI door, RequestRoot root) {
        String host = URI.create(root.text()).getHost();
        return URI.create(
                door.getScheme() + "://" + (host == null ? door.getHost() : host) + ":" + door.getPort() + "/");
    }
}
