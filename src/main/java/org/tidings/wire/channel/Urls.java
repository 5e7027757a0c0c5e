package org.tidings.wire.channel;

import org.tidings.channel.Channel;
import org.tidings.model.Subscription;
import org.tidings.wire.http.RequestRoot;
import org.tidings.wire.http.Visit;

/// The absolute URLs of channels and subscriptions, as the asking client reaches them.
///
/// @param base scheme, host and `/api/v1/`
record Urls(String base) {

    static Urls of(Visit visit) {
        return new Urls(RequestRoot.of(visit.request()).url("/api/v1/"));
    }

    String of(Channel channel) {
        return base + channel.urlPath();
    }

    String of(Channel channel, Subscription subscription) {
        return base + channel.urlPath(subscription);
    }
}
