package org.tidings.channel;

import java.time.Duration;
import java.time.Instant;
import org.tidings.channel.Seats.Seat;
import org.tidings.ledger.Guard;
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
    private Instant nextLook = Instant.MIN;
    private Instant nextSave = Instant.MIN;
    private Instant nextReview = Instant.MIN;

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
        if (!isDue(nextLook, now, PAUSE)) {
            return false;
        }
        nextLook = now.plus(PAUSE);
        if (isDue(nextReview, now, UNSEEN)) {
            nextReview = now.plus(UNSEEN);
            ground.views().channels().all().forEach(channel -> ground.seatOf(channel, seats));
        }
        for (Seat seat : seats.all()) {
            if (seat.closeIfOverdue(now)) {
                close(seat);
            }
        }
        if (isDue(nextSave, now, UNSAVED)) {
            nextSave = now.plus(UNSAVED);
            seats.all().stream()
                    .filter(Seat::takeUnsaved)
                    .forEach(seat -> ground.keepPlace(seat.channel().id(), seat.told()));
        }
        return false;
    }

    /// A clock that was set back does not make it wait longer.
    private static boolean isDue(Instant next, Instant now, Duration pause) {
        return !now.isBefore(next) || next.isAfter(now.plus(pause));
    }

    private void close(Seat seat) {
        Channel channel = seat.channel();
        var event = new ChannelEvent.ChannelClosed(channel.id(), channel.ownerUid());
        ground.commit(ground.site(), event, new Guard.ChannelIsOpen(channel.id()));
        seats.remove(channel.id());
        watched.forget(channel.id());
    }
}
