package org.tidings.simulation;

import java.time.Duration;
import java.util.List;
import org.tidings.channel.Beats;
import org.tidings.channel.ChannelDesk;
import org.tidings.channel.ChannelKeeper;
import org.tidings.channel.Channels;
import org.tidings.channel.Ground;
import org.tidings.channel.Limits;
import org.tidings.channel.Seats;
import org.tidings.channel.StreamDesk;
import org.tidings.channel.SubscriptionDesk;
import org.tidings.channel.WatchEnding;
import org.tidings.channel.Watched;
import org.tidings.delivery.Delivery;
import org.tidings.ledger.Follower;
import org.tidings.ledger.Worker;
import org.tidings.namespace.Namespace;

/// The rooms of channels in a world.
record ChannelRooms(ChannelDesk channels, SubscriptionDesk subscriptions, StreamDesk streams, List<Worker> workers) {
    private static final Limits PATIENT = new Limits(100, 100, Duration.ofDays(100), Duration.ofDays(100));

    static ChannelRooms of(
            Follower.Ground follows, Channels channels, Namespace namespace, Delivery delivery, Chance chance) {
        var ground = new Ground(
                new Ground.Records(follows.ledger(), follows.log(), follows.codec()),
                new Ground.Views(channels, namespace),
                delivery,
                new Ground.Chance(follows.clock(), chance.random()),
                PATIENT,
                follows.origin());
        var watched = Watched.by(channels);
        var seats = new Seats();
        var beats = new Beats(ground);
        return new ChannelRooms(
                new ChannelDesk(ground, seats, watched),
                new SubscriptionDesk(ground, watched),
                new StreamDesk(ground, seats, beats),
                List.of(
                        beats,
                        new ChannelKeeper(ground, seats, watched),
                        new Follower("watch ending", follows, new WatchEnding(channels, watched))));
    }
}
