package org.tidings.channel;

import java.time.Duration;
import java.time.Instant;
import org.tidings.model.ChannelId;
import org.tidings.model.Offset;
import org.tidings.model.Subscription;

/// An open channel.
///
/// @param ownerUid the only user who may use it
/// @param clientId the owner's name for it, maybe empty
/// @param baseUrl what URLs in its events begin with, as in `https://host:3880/api/v1/`
/// @param timeout how long it stands while nobody is connected
/// @param opened the event that opened it
/// @param openedAt that event's time: ids of the channel's events count from here
public record Channel(
        ChannelId id,
        int ownerUid,
        String clientId,
        String baseUrl,
        Duration timeout,
        Offset opened,
        Instant openedAt) {

    public Channel withTimeout(Duration other) {
        return new Channel(id, ownerUid, clientId, baseUrl, other, opened, openedAt);
    }

    /// Under which name the place a channel has come to is kept in the ledger.
    public static String followerOf(ChannelId id) {
        return "channel " + id;
    }

    /// The path of the channel's URL below the API's.
    public String urlPath() {
        return "events/channels/" + id;
    }

    /// The path of a subscription's URL below the API's.
    public String urlPath(Subscription subscription) {
        return urlPath() + "/subscriptions/" + subscription.kind() + "/"
                + subscription.id().replace("/", "%2F");
    }

    /// The URL that a subscription has in events.
    public String urlOf(Subscription subscription) {
        return baseUrl + urlPath(subscription);
    }
}
