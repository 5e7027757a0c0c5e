package org.tidings.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.tidings.access.Principal;
import org.tidings.delivery.Doings;
import org.tidings.delivery.Ear;
import org.tidings.delivery.ListeningPost;
import org.tidings.ledger.Follower;
import org.tidings.ledger.Worker;
import org.tidings.model.Origin;
import org.tidings.store.Facts;
import org.tidings.store.StoreFixture;
import org.tidings.store.memory.MemoryStore;
import tools.jackson.databind.json.JsonMapper;

/// A small site with channels, all in one thread.
final class ChannelPost {
    static final Principal ALICE = ListeningPost.ALICE;
    static final Principal BOB = ListeningPost.BOB;
    static final String BASE = "http://h/api/v1/";
    static final Origin SITE = Origin.ofSite("here");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    final ListeningPost post = new ListeningPost();
    final MemoryStore store = post.store;
    final Doings doings = post.doings;
    private final Ground ground = new Ground(
            new Ground.Records(store, store, StoreFixture.CODEC),
            new Ground.Views(store.channels(), store.namespace()),
            post.delivery,
            new Ground.Chance(post.clock, new Random(11)),
            new Limits(3, 5, Duration.ofSeconds(300), Duration.ofDays(1)),
            SITE);
    Watched watched = new Watched();
    Seats seats = new Seats();
    ChannelDesk channels = new ChannelDesk(ground, seats, watched);
    SubscriptionDesk subscriptions = new SubscriptionDesk(ground, watched);
    StreamDesk streams;
    private List<Worker> workers;

    ChannelPost() {
        restart();
    }

    /// What is only known while a site runs is forgotten.
    void restart() {
        watched = Watched.by(store.channels());
        seats = new Seats();
        channels = new ChannelDesk(ground, seats, watched);
        subscriptions = new SubscriptionDesk(ground, watched);
        var beats = new Beats(ground);
        streams = new StreamDesk(ground, seats, beats);
        var follows = new Follower.Ground(store, store, StoreFixture.CODEC, post.clock, SITE);
        workers = List.of(
                beats,
                new ChannelKeeper(ground, seats, watched),
                new Follower("watch ending", follows, new WatchEnding(store.channels(), watched)));
    }

    Channel open(Principal who) {
        return ((ChannelDesk.Opened) channels.open(who, Facts.ALICE, "", BASE)).channel();
    }

    SubscriptionDesk.Outcome subscribe(Channel channel, Principal who, Kind kind, String selector) {
        return subscriptions.subscribe(
                channel, new SubscriptionDesk.Asker(who, Facts.ALICE), kind, JSON.readTree(selector));
    }

    /// Watches a path for everything.
    SubscriptionDesk.Outcome watch(Channel channel, Principal who, String path) {
        return subscribe(channel, who, Kind.INOTIFY, "{\"path\":\"" + path + "\"}");
    }

    SubscriptionDesk.Outcome watch(Channel channel, Principal who, String path, String... flags) {
        return subscribe(
                channel,
                who,
                Kind.INOTIFY,
                "{\"path\":\"" + path + "\",\"flags\":[\"" + String.join("\",\"", flags) + "\"]}");
    }

    Client connect(Channel channel, Principal who) {
        return connect(channel, who, Optional.empty());
    }

    Client connect(Channel channel, Principal who, Optional<String> lastEventId) {
        var ear = new Ear();
        var outcome = streams.connect(who, channel, lastEventId, ear);
        if (!(outcome instanceof StreamDesk.Connected connected)) {
            throw new AssertionError("not connected: " + outcome);
        }
        settle();
        return new Client(ear, connected.listener());
    }

    void settle() {
        boolean more = true;
        while (more) {
            post.settle();
            more = false;
            long head = store.head().value();
            long heard = post.tally.listeners.get();
            for (Worker worker : workers) {
                more |= worker.step();
            }
            more |= store.head().value() != head || post.tally.listeners.get() != heard;
        }
        post.settle();
    }

    void pass(Duration time) {
        post.clock.step(time);
        settle();
    }

    static List<String> words(String... words) {
        return new ArrayList<>(List.of(words));
    }
}
