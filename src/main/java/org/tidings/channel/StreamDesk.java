package org.tidings.channel;

import java.util.Optional;
import org.tidings.access.Principal;
import org.tidings.channel.Seats.Seat;
import org.tidings.delivery.Bytes;
import org.tidings.delivery.Carrier;
import org.tidings.delivery.Listener;
import org.tidings.ledger.Guard;
import org.tidings.model.ChannelEvent;
import org.tidings.model.Offset;

/// Connects clients to their channels: one at a time, the newest wins.
public final class StreamDesk {
    private final Ground ground;
    private final Seats seats;
    private final Beats beats;

    /// What came of connecting.
    public sealed interface Outcome {}

    public record Connected(Listener listener) implements Outcome {}

    /// The channel is no more.
    public record Gone() implements Outcome {}

    /// There are too many streams.
    public record NoRoom() implements Outcome {}

    public StreamDesk(Ground ground, Seats seats, Beats beats) {
        this.ground = ground;
        this.seats = seats;
        this.beats = beats;
    }

    /// Connects a client, who goes on from where he says, or else from where the channel's last client was.
    ///
    /// @param lastEventId as it came; what is no number counts as nothing said
    public Outcome connect(Principal who, Channel channel, Optional<String> lastEventId, Carrier carrier) {
        Seat seat = ground.seatOf(channel, seats);
        synchronized (seat) {
            return seat.isClosing() ? new Gone() : sit(seat, who, lastEventId, carrier);
        }
    }

    private Outcome sit(Seat seat, Principal who, Optional<String> lastEventId, Carrier carrier) {
        Feed feed = feed(seat, who, lastEventId);
        Optional<Listener> admitted =
                ground.delivery().open(who, feed, feed.from().start(), carrier);
        if (admitted.isEmpty()) {
            return new NoRoom();
        }
        Listener newcomer = admitted.get();
        seat.sit(newcomer).ifPresent(StreamDesk::sendAway);
        beats.begin(feed, newcomer, who.name());
        newcomer.atEnd(() -> {
            beats.end(newcomer);
            if (seat.leave(newcomer, ground.chance().clock().instant()) && seat.takeUnsaved()) {
                ground.keepPlace(seat.channel().id(), seat.told());
            }
        });
        return new Connected(newcomer);
    }

    private Feed feed(Seat seat, Principal who, Optional<String> lastEventId) {
        Channel channel = seat.channel();
        var log = ground.records().log();
        Offset head = log.head();
        var watches = new Watches(ground.views().channels().terms(channel.id()));
        Resume from = lastEventId
                .flatMap(text -> new EventIds(channel.openedAt())
                        .parse(text)
                        .map(id -> Resume.afterId(channel, id, text, log, watches)))
                .orElseGet(() -> Resume.at(new Offset(seat.told()), seat.idleSince(), log));
        var sitting = new Feed.Sitting(channel, ground.delivery().viewer(who), from, head);
        return new Feed(sitting, watches, ground.records().codec(), term -> end(channel, term));
    }

    /// A one-shot subscription has had its event.
    private void end(Channel channel, Term term) {
        var subscription = term.subscription();
        var event = new ChannelEvent.Unsubscribed(channel.id(), channel.ownerUid(), subscription);
        ground.submit(
                event,
                new Guard.SubscriptionIs(
                        channel.id(), subscription.kind(), subscription.id(), Optional.of(term.since())));
    }

    private static void sendAway(Listener before) {
        var word = new Bytes(128);
        ChannelFrames.putSystem(word, "COMPETING_CLIENT", Optional.empty());
        before.endWith(word.toArray());
    }
}
