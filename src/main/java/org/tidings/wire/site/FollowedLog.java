package org.tidings.wire.site;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.tidings.catalogue.SiteLog;
import org.tidings.ledger.EventCodec;
import org.tidings.ledger.Signal;
import org.tidings.wire.client.Answer;
import org.tidings.wire.client.Backoff;
import org.tidings.wire.client.Endpoint;
import org.tidings.wire.client.EventFeed;
import org.tidings.wire.client.SseFrame;

/// The log of another Tidings, by its event stream: one connection, read ahead by some thousand events.
public final class FollowedLog implements SiteLog {
    private static final int AHEAD = 4096;
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(10);

    private final Endpoint api;
    private final Means means;
    private final ToldReader reader;
    private Optional<String> position = Optional.empty();
    private Optional<Feed> feed = Optional.empty();
    private Instant restartAt = Instant.EPOCH;
    private boolean closed;

    /// What it works with.
    ///
    /// @param threads runs one endless task for each connection
    /// @param random spreads reconnections; safe for threads
    /// @param arrived raised when there is more to read
    public record Means(EventCodec codec, InstantSource clock, Executor threads, Backoff backoff, Signal arrived) {}

    /// @param api of the site, with the credentials of an administrator there
    public FollowedLog(Endpoint api, Means means) {
        this.api = api;
        this.means = means;
        this.reader = new ToldReader(means.codec());
    }

    @Override
    public synchronized Reading read(Optional<String> after, int limit) {
        if (closed) {
            return new Reading.Silent("we are stopping");
        }
        if (feed.isEmpty() || !after.equals(position)) {
            if (means.clock().instant().isBefore(restartAt)) {
                return new Reading.Silent(feed.map(Feed::why).orElse("it was asked a moment ago"));
            }
            restart(after);
        }
        Feed current = feed.orElseThrow();
        List<Told> next = new ArrayList<>();
        current.arrived.drainTo(next, limit);
        if (!next.isEmpty()) {
            next.stream()
                    .flatMap(told -> told.cursor().stream())
                    .reduce((a, b) -> b)
                    .ifPresent(c -> position = Optional.of(c));
            return new Reading.Next(next);
        }
        return current.isOver() ? over(current) : silentOrNothing(current);
    }

    private static Reading silentOrNothing(Feed current) {
        return current.why().isEmpty() ? new Reading.Next(List.of()) : new Reading.Silent(current.why());
    }

    private Reading over(Feed current) {
        feed = Optional.empty();
        if (current.gap) {
            return new Reading.Gap();
        }
        restartAt = means.clock().instant().plus(AFTER_REFUSAL);
        return new Reading.Silent(current.why());
    }

    private void restart(Optional<String> after) {
        feed.ifPresent(Feed::stop);
        position = after;
        var fresh = new Feed(after);
        feed = Optional.of(fresh);
        means.threads().execute(fresh);
    }

    /// Ends the connection, for good.
    public synchronized void close() {
        closed = true;
        feed.ifPresent(Feed::stop);
        feed = Optional.empty();
    }

    /// One stream, until it is stopped, or refused, or has a gap.
    private final class Feed implements Runnable, EventFeed.Listener {
        private final Optional<String> after;
        private final BlockingQueue<Told> arrived = new LinkedBlockingQueue<>(AHEAD);
        private volatile boolean stopped;
        private volatile boolean ended;
        private volatile boolean gap;
        private volatile String why = "";
        private Optional<String> last = Optional.empty();

        Feed(Optional<String> after) {
            this.after = after;
        }

        @Override
        public void run() {
            try {
                String query = after.isPresent() ? "" : "from=snapshot";
                var stream = new EventFeed(api, query, after, means.backoff());
                if (stream.follow(this) instanceof Answer.Refused<Boolean> refused) {
                    why = refused.sentence();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                ended = true;
                means.arrived().raise();
            }
        }

        @Override
        public boolean hear(SseFrame frame) {
            if (stopped) {
                return false;
            }
            why = "";
            if (frame.event().equals("stream.gap")) {
                gap = true;
                return false;
            }
            return reader.read(frame).map(this::put).orElse(true);
        }

        @Override
        public void reached(String cursor) {
            if (!last.equals(Optional.of(cursor)) && !stopped) {
                put(new Told(Optional.of(cursor), means.clock().instant(), Optional.empty(), new Said.Nothing()));
            }
        }

        /// A listing that broke off cannot go on.
        @Override
        public void lost(String reason, Duration pause) {
            why = reason;
            if (last.isEmpty() && after.isEmpty()) {
                arrived.clear();
            }
            means.arrived().raise();
        }

        private boolean put(Told told) {
            try {
                told.cursor().ifPresent(cursor -> last = Optional.of(cursor));
                arrived.put(told);
                means.arrived().raise();
                return !stopped;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        void stop() {
            stopped = true;
            arrived.clear();
        }

        boolean isOver() {
            return ended;
        }

        String why() {
            return why;
        }
    }
}
