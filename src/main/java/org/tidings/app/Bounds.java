package org.tidings.app;

import org.tidings.config.Config;
import org.tidings.wire.http.Crowding;
import org.tidings.wire.http.Listening;
import org.tidings.wire.http.Pace;
import org.tidings.wire.http.RequestSizes;

/// The limits of a configuration, in the words of the edges.
final class Bounds {
    private Bounds() {}

    static Listening.Limits of(Config.Limits limits) {
        Config.Sizes sizes = limits.sizes();
        Config.Pace pace = limits.pace();
        Config.Crowding crowding = limits.crowding();
        return new Listening.Limits(
                new RequestSizes(sizes.header(), sizes.body(), sizes.elements(), sizes.depth()),
                new Pace(pace.header(), pace.idle(), pace.grace(), pace.rate()),
                new Crowding(
                        crowding.connections(),
                        crowding.connectionsPerAddress(),
                        crowding.requests(),
                        crowding.requestsPerAddress(),
                        crowding.unlimitedAddresses()),
                limits.stopping());
    }
}
