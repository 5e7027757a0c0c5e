package org.tidings.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tidings.delivery.Listener;
import org.tidings.model.ChannelId;

/// Which channels have a client connected at the moment, and since when the others have none.
///
/// This is not kept: after a restart nobody is connected, and every channel has its whole time again.
public final class Seats {
    private final Map<ChannelId, Seat> seats = new ConcurrentHashMap<>();

    /// One channel's place for one client. Locked while somebody sits down or leaves.
    static final class Seat {
        private final Channel channel;
        private Duration timeout;
        private @Nullable Listener client;
        private Instant idleSince;
        private long told;
        private long saved;
        private boolean closing;

        private Seat(Channel channel, Instant now, long told) {
            this.channel = channel;
            this.timeout = channel.timeout();
            this.idleSince = now;
            this.told = told;
            this.saved = told;
        }

        Channel channel() {
            return channel;
        }

        /// What the channel's clients have been given, as an offset.
        synchronized long told() {
            told = Math.max(told, client().map(Listener::told).orElse(0L));
            return told;
        }

        synchronized Instant idleSince() {
            return idleSince;
        }

        synchronized Optional<Listener> client() {
            return Optional.ofNullable(client);
        }

        /// Whether the channel is about to be no more.
        synchronized boolean isClosing() {
            return closing;
        }

        /// @return who sat there, to be sent away
        synchronized Optional<Listener> sit(Listener newcomer) {
            Optional<Listener> before = client();
            told();
            client = newcomer;
            return before;
        }

        /// @return whether it was the one who sat there
        synchronized boolean leave(Listener leaving, Instant now) {
            if (client != leaving) {
                return false;
            }
            told();
            client = null;
            idleSince = now;
            return true;
        }

        /// Takes over a timeout that was changed; the time without a client begins anew.
        synchronized void follow(Channel now, Instant at) {
            if (!timeout.equals(now.timeout())) {
                timeout = now.timeout();
                idleSince = at;
            }
        }

        /// Begins the time without a client anew.
        synchronized void beginAnew(Instant now) {
            idleSince = now;
        }

        /// Whether nobody has been there for too long; from then on nobody sits down.
        synchronized boolean closeIfOverdue(Instant now) {
            closing |= client == null && !now.isBefore(idleSince.plus(timeout));
            return closing;
        }

        /// Whether clients were given more than is saved; it counts as saved from now on.
        synchronized boolean takeUnsaved() {
            boolean more = told() > saved;
            saved = told;
            return more;
        }
    }

    /// The seat of an open channel; a new one, if it is not known yet.
    ///
    /// @param told what the channel's clients have been given, for a new seat
    Seat of(Channel channel, Instant now, LongSupplier told) {
        Seat seat = seats.computeIfAbsent(channel.id(), id -> new Seat(channel, now, told.getAsLong()));
        seat.follow(channel, now);
        return seat;
    }

    Collection<Seat> all() {
        return seats.values();
    }

    void remove(ChannelId id) {
        seats.remove(id);
    }
}
