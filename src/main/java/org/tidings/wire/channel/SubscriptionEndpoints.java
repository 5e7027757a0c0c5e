package org.tidings.wire.channel;

import java.io.IOException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.tidings.channel.Channel;
import org.tidings.channel.ChannelDesk;
import org.tidings.channel.Kind;
import org.tidings.channel.SubscriptionDesk;
import org.tidings.model.Subscription;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.Visit;
import org.tidings.wire.json.JsonAnswer;
import org.tidings.wire.json.JsonObject;

/// Subscriptions as resources below their channel.
final class SubscriptionEndpoints {
    private static final int SEE_OTHER = 303;
    private final ChannelRoutes.Desks desks;

    SubscriptionEndpoints(ChannelRoutes.Desks desks) {
        this.desks = desks;
    }

    private ChannelDesk channels() {
        return desks.channels();
    }

    /// All subscriptions of the channel, as a list of URLs.
    void list(Visit visit) {
        Channel channel = Finding.channel(channels(), visit);
        var urls = JsonAnswer.array();
        Urls here = Urls.of(visit);
        desks.subscriptions().list(channel).forEach(subscription -> urls.add(here.of(channel, subscription)));
        JsonAnswer.ok(visit, urls);
    }

    void subscribe(Visit visit) throws IOException {
        Channel channel = Finding.channel(channels(), visit);
        Kind kind = Kind.named(visit.variable("type"))
                .orElseThrow(() -> RequestRefused.malformed("Unknown event type: " + visit.variable("type")));
        JsonObject selector = JsonObject.read(visit)
                .orElseThrow(() -> RequestRefused.malformed("Missing JSON entity in POST request"));
        var asker = new SubscriptionDesk.Asker(visit.who(), Finding.origin(desks.site(), visit));
        switch (desks.subscriptions().subscribe(channel, asker, kind, selector.whole())) {
            case SubscriptionDesk.Made made ->
                answer(visit, HttpStatus.CREATED_201, Urls.of(visit).of(channel, made.subscription()));
            case SubscriptionDesk.Merged merged ->
                answer(visit, SEE_OTHER, Urls.of(visit).of(channel, merged.subscription()));
            case SubscriptionDesk.Refused refused -> throw RequestRefused.malformed(refused.sentence());
            case SubscriptionDesk.TooMany tooMany ->
                throw new RequestRefused(
                        HttpStatus.TOO_MANY_REQUESTS_429,
                        "A channel may have " + channels().limits().subscriptions() + " subscriptions.");
            case SubscriptionDesk.Gone gone -> throw Finding.noSuchChannel();
        }
    }

    private static void answer(Visit visit, int status, String location) {
        visit.response().getHeaders().put(HttpHeader.LOCATION, location);
        visit.empty(status);
    }

    /// The selector as its owner gave it. `Location` is for clients that followed a 303 and still look for one.
    void look(Visit visit) {
        Channel channel = Finding.channel(channels(), visit);
        Subscription subscription = found(visit, channel, "No such subscription");
        visit.response().getHeaders().put(HttpHeader.LOCATION, Urls.of(visit).of(channel, subscription));
        JsonAnswer.ok(visit, JsonAnswer.parsed(subscription.selector()));
    }

    void end(Visit visit) {
        Channel channel = Finding.channel(channels(), visit);
        Subscription subscription = found(visit, channel, "Subscription not found");
        if (!desks.subscriptions().end(channel, Finding.origin(desks.site(), visit), subscription)) {
            throw new RequestRefused(HttpStatus.NOT_FOUND_404, "Subscription not found");
        }
        visit.empty(HttpStatus.NO_CONTENT_204);
    }

    private Subscription found(Visit visit, Channel channel, String otherwise) {
        return Kind.named(visit.variable("type"))
                .flatMap(kind -> desks.subscriptions().find(channel, kind, visit.variable("sid")))
                .orElseThrow(() -> new RequestRefused(HttpStatus.NOT_FOUND_404, otherwise));
    }
}
