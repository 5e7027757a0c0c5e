package org.tidings.channel;

import java.time.Duration;
import java.time.Instant;
import org.tidings.channel.Seats.Seat;
import org.tidings.ledger.Guard;
import org.tidings.ledger.Pause;
import org.tidings.ledger.Worker;
import org.tidings.model.ChannelEvent;

/// Closes channels nobody has come to for too long, and keeps how far the clients of the others have come.
///
/// Now and then it reviews which channels there are: the answer to an opening may have been lost.
public final class ChannelKeeper implements Worker {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration UNSAVED = Duration.ofSeconds(10);
    private static final Duration UNSEEN = Duration.ofMinutes(1);
    private final Ground ground;
    private final Seats seats;
    private final Watched watched;
    private final Pause untilLook = new Pause();
    private final Pause untilSave = new Pause();
    private final Pause untilReview = new Pause();

    public ChannelKeeper(Ground ground, Seats seats, Watched watched) {
        this.ground = ground;
        this.seats = seats;
        this.watched = watched;
    }

    @Override
    public String name() {
        return "channel keeper";
    }

    @Override
    public boolean step() {
        Instant now = ground.chance().clock().instant();
        if (!untilLook.isOver(now)) {
            return false;
        }
        untilLook.begin(now, PAUSE);
        if (untilReview.isOver(now)) {
            untilReview.begin(now, UNSEEN);
            ground.views().channels().all().forEach(channel -> ground.seatOf(channel, seats));
        }
        for (Seat seat : seats.all()) {
            if (seat.closeIfOverdue(now)) {
                close(seat);
            }
        }
        if (untilSave.isOver(now)) {
            untilSave.begin(now, UNSAVED);
            seats.all().stream()
                    .filter(Seat::takeUnsaved)
                    .forEach(seat -> ground.keepPlace(seat.channel().id(), seat.told()));
        }
        return false;
    }

    private void close(Seat seat) {
        Channel channel = seat.channel();
        var event = new ChannelEvent.ChannelClosed(channel.id(), channel.ownerUid());
        ground.commit(ground.site(), event, new Guard.ChannelIsOpen(channel.id()));
        seats.remove(channel.id());
        watched.forget(channel.id());
    }
}
