package org.tidings.app;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.tidings.channel.Beats;
import org.tidings.channel.ChannelDesk;
import org.tidings.channel.ChannelKeeper;
import org.tidings.channel.Ground;
import org.tidings.channel.Limits;
import org.tidings.channel.Seats;
import org.tidings.channel.StreamDesk;
import org.tidings.channel.SubscriptionDesk;
import org.tidings.channel.WatchEnding;
import org.tidings.channel.Watched;
import org.tidings.config.Config;
import org.tidings.delivery.Delivery;
import org.tidings.ledger.EventCodec;
import org.tidings.ledger.Follower;
import org.tidings.ledger.Worker;
import org.tidings.model.FileId;
import org.tidings.model.Origin;
import org.tidings.store.sql.SqlStore;
import org.tidings.wire.channel.ChannelRoutes;

/// Channels, wired.
///
/// @param watched what some channel watches
/// @param workers to be run while the site runs
record ChannelRooms(
        ChannelDesk channels,
        SubscriptionDesk subscriptions,
        StreamDesk streams,
        Watched watched,
        List<Worker> workers) {

    /// What they are wired to.
    record Stand(Config config, SqlStore store, Delivery delivery, EventCodec codec) {}

    /// Where requests about channels go.
    ///
    /// @param site its name
    ChannelRoutes.Desks desks(String site) {
        return new ChannelRoutes.Desks(site, channels, subscriptions, streams);
    }

    static ChannelRooms open(Stand stand, InstantSource clock, RandomGenerator random) {
        SqlStore store = stand.store();
        var origin = Origin.ofSite(stand.config().site().name());
        var ground = new Ground(
                new Ground.Records(store.ledger(), store.log(), stand.codec()),
                new Ground.Views(store.channels(), store.namespace()),
                stand.delivery(),
                new Ground.Chance(clock, random),
                limits(stand.config()),
                origin);
        var watched = Watched.by(store.channels());
        var seats = new Seats();
        var beats = new Beats(ground);
        var follows = new Follower.Ground(store.ledger(), store.log(), stand.codec(), clock, origin);
        return new ChannelRooms(
                new ChannelDesk(ground, seats, watched),
                new SubscriptionDesk(ground, watched),
                new StreamDesk(ground, seats, beats),
                watched,
                List.of(
                        beats,
                        new ChannelKeeper(ground, seats, watched),
                        new Follower("watch ending", follows, new WatchEnding(store.channels(), watched))));
    }

    /// Of which files and directories reads are told.
    Predicate<FileId> toldReads(Config config) {
        boolean billed = config.kafka().flatMap(Config.Kafka::billing).isPresent();
        return switch (config.channels().reads()) {
            case WATCHED -> billed ? entry -> true : watched::forReads;
            case ALL -> entry -> true;
            case NONE -> entry -> false;
        };
    }

    private static Limits limits(Config config) {
        return new Limits(
                config.limits().streams().channelsPerUser(),
                config.limits().streams().subscriptionsPerChannel(),
                config.channels().usualTimeout(),
                config.channels().longestTimeout());
    }
}
