package org.tidings.channel;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.tidings.delivery.Delivery;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.EventCodec;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.Guard;
import org.tidings.ledger.Ledger;
import org.tidings.ledger.Progress;
import org.tidings.model.ChannelEvent;
import org.tidings.model.ChannelId;
import org.tidings.model.Offset;
import org.tidings.model.Origin;
import org.tidings.namespace.Namespace;

/// What channels stand on.
///
/// @param site how the site's own doing is signed
public record Ground(Records records, Views views, Delivery delivery, Chance chance, Limits limits, Origin site) {

    /// Where facts go and come from.
    public record Records(Ledger ledger, EventLog log, EventCodec codec) {}

    /// What is.
    public record Views(Channels channels, Namespace namespace) {}

    /// @param random for ids nobody can guess
    public record Chance(InstantSource clock, RandomGenerator random) {}

    CommitResult commit(Origin origin, ChannelEvent event, Guard... guards) {
        return records.ledger().commit(Commit.of(origin, List.of(event), guards));
    }

    /// A channel's seat. How far its clients have come is asked of the ledger if the seat is new.
    Seats.Seat seatOf(Channel channel, Seats seats) {
        return seats.of(channel, chance.clock().instant(), () -> {
            Offset kept = records.ledger().progressOf(Channel.followerOf(channel.id()));
            return Math.max(kept.value(), channel.opened().value());
        });
    }

    CompletableFuture<CommitResult> submit(ChannelEvent event, Guard... guards) {
        return records.ledger().submit(Commit.of(site, List.of(event), guards));
    }

    /// Keeps how far the clients of a channel have come; does not wait for it.
    void keepPlace(ChannelId channel, long told) {
        var progress = new Progress(Channel.followerOf(channel), new Offset(told));
        var stillOpen = List.<Guard>of(new Guard.ChannelIsOpen(channel));
        records.ledger()
                .submit(new Commit(
                        List.of(),
                        stillOpen,
                        java.util.Optional.of(progress),
                        site,
                        java.util.Optional.empty(),
                        java.util.Optional.empty()));
    }
}
