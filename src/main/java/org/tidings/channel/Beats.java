package org.tidings.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tidings.channel.Watches.Beat;
import org.tidings.delivery.Bytes;
import org.tidings.delivery.Listener;
import org.tidings.ledger.Guard;
import org.tidings.ledger.Signal;
import org.tidings.ledger.Worker;
import org.tidings.model.ChannelEvent;

/// The metronomes: sends connected clients the messages that are due.
///
/// A client that comes back is sent those it missed, at most so many as dCache keeps. All metronomes together get a
/// bounded number of messages at each step, in turns, so that nobody's fast beat takes the machine.
public final class Beats implements Worker {
    private static final int BACKLOG = 16_383;
    private static final int PER_STEP = 256;
    private static final Duration SOON = Duration.ofMillis(2);
    private final Ground ground;
    private final Map<Listener, Player> players = new ConcurrentHashMap<>();
    private int turn;

    public Beats(Ground ground) {
        this.ground = ground;
    }

    void begin(Feed feed, Listener listener, String userName) {
        players.put(listener, new Player(feed, listener, userName));
    }

    void end(Listener listener) {
        players.remove(listener);
    }

    @Override
    public String name() {
        return "metronomes";
    }

    @Override
    public boolean step() {
        List<Player> playing = new ArrayList<>(
                players.values().stream().filter(Player::isPlaying).toList());
        Instant now = ground.chance().clock().instant();
        int left = PER_STEP;
        for (int i = 0; i < playing.size() && left > 0; i++) {
            turn = (turn + 1) % playing.size();
            left -= playing.get(turn).play(now, left);
        }
        return false;
    }

    @Override
    public Duration patience() {
        return players.values().stream().anyMatch(Player::isPlaying) ? SOON : Signal.patience();
    }

    /// One client's metronomes.
    private final class Player {
        private final Feed feed;
        private final Listener listener;
        private final String userName;
        private final EventIds ids;
        private final Map<String, Long> sent = new HashMap<>();

        Player(Feed feed, Listener listener, String userName) {
            this.feed = feed;
            this.listener = listener;
            this.userName = userName;
            this.ids = new EventIds(feed.channel().openedAt());
        }

        boolean isPlaying() {
            return feed.watches().beats().stream().anyMatch(beat -> beat.term().stands());
        }

        /// @return how many messages were sent, at most so many
        int play(Instant now, int most) {
            int played = 0;
            for (Beat beat : feed.watches().beats()) {
                if (beat.term().stands() && played < most) {
                    played += play(beat, now, most - played);
                }
            }
            return played;
        }

        private int play(Beat beat, Instant now, int most) {
            Instant made = beat.term().sinceAt();
            MetronomeSelector selector = beat.selector();
            long due = selector.dueBy(made, now);
            String key = beat.term().subscription().id();
            long heard = sent.computeIfAbsent(
                    key, k -> selector.dueBy(made, feed.from().heardAt()));
            long last = Math.max(due - BACKLOG, heard);
            long next = Math.min(due, last + most);
            if (next <= last || !listener.say(messages(beat, last, next))) {
                return 0;
            }
            sent.put(key, next);
            if (selector.count() > 0 && next == selector.count()) {
                end(beat.term());
            }
            return (int) (next - last);
        }

        private byte[] messages(Beat beat, long after, long through) {
            var out = new Bytes(256);
            String url = feed.channel().urlOf(beat.term().subscription());
            for (long n = after + 1; n <= through; n++) {
                long id = ids.of(beat.selector().due(beat.term().sinceAt(), n), EventIds.OF_THE_CLOCK);
                ChannelFrames.putMessage(out, id, beat.selector().text(userName, n), url);
            }
            return out.toArray();
        }

        private void end(Term term) {
            var subscription = term.subscription();
            var channel = feed.channel();
            ground.submit(
                    new ChannelEvent.Unsubscribed(channel.id(), channel.ownerUid(), subscription),
                    new Guard.SubscriptionIs(
                            channel.id(), subscription.kind(), subscription.id(), Optional.of(term.since())));
        }
    }
}
