package org.tidings.wire.channel;

import java.util.List;
import org.tidings.channel.ChannelDesk;
import org.tidings.channel.StreamDesk;
import org.tidings.channel.SubscriptionDesk;
import org.tidings.wire.http.Manner;
import org.tidings.wire.http.Manner.Entrance;
import org.tidings.wire.http.Route;
import org.tidings.wire.json.DcacheErrors;

/// The routes of channels, as dCache's frontend has them.
public final class ChannelRoutes {
    private static final Manner ADMITTED = new Manner(Entrance.ADMITTED, new DcacheErrors());
    private static final Manner USERS = new Manner(Entrance.USERS, new DcacheErrors());
    private static final String EVENTS = "/api/v1/events";
    private static final String TYPE = EVENTS + "/eventTypes/{type}";
    private static final String CHANNEL = EVENTS + "/channels/{id}";
    private static final String SUBSCRIPTION = CHANNEL + "/subscriptions/{type}/{sid}";

    private ChannelRoutes() {}

    /// Where requests go.
    ///
    /// @param site the site's name
    public record Desks(String site, ChannelDesk channels, SubscriptionDesk subscriptions, StreamDesk streams) {}

    public static List<Route> of(Desks desks) {
        var types = new TypeEndpoints(desks.channels().limits());
        var channels = new ChannelEndpoints(desks);
        var subscriptions = new SubscriptionEndpoints(desks);
        return List.of(
                ADMITTED.get(EVENTS, types::service),
                USERS.get(EVENTS + "/eventTypes", types::all),
                USERS.get(TYPE, types::one),
                USERS.get(TYPE + "/selector", types::selectorSchema),
                USERS.get(TYPE + "/event", types::eventSchema),
                USERS.get(EVENTS + "/channels", channels::list),
                USERS.post(EVENTS + "/channels", channels::open),
                USERS.get(CHANNEL, channels::look),
                USERS.patch(CHANNEL, channels::change),
                USERS.delete(CHANNEL, channels::close),
                USERS.get(CHANNEL + "/subscriptions", subscriptions::list),
                USERS.post(CHANNEL + "/subscriptions/{type}", subscriptions::subscribe),
                USERS.get(SUBSCRIPTION, subscriptions::look),
                USERS.delete(SUBSCRIPTION, subscriptions::end));
    }
}
