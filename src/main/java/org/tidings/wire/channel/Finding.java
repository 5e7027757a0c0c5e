package org.tidings.wire.channel;

import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.tidings.channel.Channel;
import org.tidings.channel.ChannelDesk;
import org.tidings.model.Origin;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.Visit;

/// What the endpoints of channels have in common: which channel is meant, and who does what to it.
final class Finding {
    private static final String PROTOCOL = "events";

    private Finding() {}

    /// @throws RequestRefused 404 if it is not there, 403 if it is another user's
    static Channel channel(ChannelDesk desk, Visit visit) {
        return switch (desk.find(visit.who(), visit.variable("id"))) {
            case ChannelDesk.Found found -> found.channel();
            case ChannelDesk.NoSuchChannel none -> throw noSuchChannel();
            case ChannelDesk.NotYours other ->
                throw new RequestRefused(HttpStatus.FORBIDDEN_403, "This channel is another user's.");
        };
    }

    static RequestRefused noSuchChannel() {
        return new RequestRefused(HttpStatus.NOT_FOUND_404, "No such channel");
    }

    static Origin origin(String site, Visit visit) {
        return Origin.ofClient(site, Optional.of(visit.who().name()), Request.getRemoteAddr(visit.request()), PROTOCOL);
    }
}
