package org.tidings.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tidings.access.Principal;
import org.tidings.ledger.EventLog.Reading;
import org.tidings.ledger.LedgerBroken;
import org.tidings.ledger.Line;
import org.tidings.ledger.Worker;
import org.tidings.model.Offset;
import org.tidings.model.Pause;

/// The one loop that carries the log to live listeners: it reads each line once, finds the groups it matches,
/// asks what they may hear, writes the frame once for all of them, and offers it to each without waiting.
///
/// A channel that cannot take an offer leaves the live groups; a [CatchUp] of its own then reads the log for
/// it from where it stood, and brings it back. The loop takes it in again at exactly the next line.
public final class Delivery implements Worker {
    private static final int LINES_PER_STEP = 256;
    private static final Duration BEAT = Duration.ofSeconds(1);
    private final Desk desk;
    private final Admission admission;
    private final Frames frames;
    private final FanOut live;
    private final Set<Channel> channels = ConcurrentHashMap.newKeySet();
    private final Set<Channel> gone = ConcurrentHashMap.newKeySet();
    private long place;
    private final Pause untilBeat;

    public Delivery(Site site, Surroundings surroundings, Settings settings, Tally tally) {
        this.desk = new Desk(site, surroundings, settings, tally);
        this.admission = new Admission(settings);
        this.frames = desk.newFrames();
        this.live = new FanOut(desk, frames);
        this.place = site.log().head().value();
        this.desk.recent().startAfter(place);
        this.untilBeat = new Pause(surroundings.clock().instant(), BEAT);
    }

    /// One interest in the log.
    ///
    /// @param start where it begins; not a refusal
    public record Wish(Principal who, Selector selector, Form form, Start start) {}

    /// Opens a channel, and starts a first write at once, maybe of nothing; empty, with nothing written, if
    /// there are too many of this user or in all.
    public Optional<Channel> open(Wish wish, Carrier carrier) {
        String user = wish.who().name();
        if (!admission.enter(user)) {
            desk.tally().refused.increment();
            return Optional.empty();
        }
        var key = new Group.Key(wish.selector(), desk.visibility().of(wish.who()), wish.form());
        var channel = new Channel(key, carrier, desk.settings().buffered(), over -> {
            admission.leave(user);
            ended(over);
        });
        channel.endAt(wish.who().restriction().until());
        channels.add(channel);
        desk.tally().listeners.incrementAndGet();
        switch (wish.start()) {
            case Start.After after -> openAfter(channel, after);
            case Start.Snapshot snapshot -> openWithListing(channel);
            case Start.Refused refused -> throw new IllegalArgumentException(refused.sentence());
        }
        return Optional.of(channel);
    }

    /// The same log, with the same rights, in pages.
    public LogPages pages() {
        return new LogPages(desk.site(), desk.visibility(), desk.random());
    }

    /// Tells everybody that the site stops, and when to come back.
    public void sayBye(String reason) {
        Frames mine = desk.newFrames();
        for (Channel channel : channels) {
            sayBye(channel, mine, reason);
        }
    }

    private void sayBye(Channel channel, Frames mine, String reason) {
        var out = new Bytes(256);
        mine.putBye(
                out,
                channel.key().form(),
                reason,
                desk.retryMillis(1000),
                desk.clock().instant());
        channel.outbox().offer(out.toArray());
        channel.outbox().finish();
    }

    /// A whole stream for somebody who cannot be let in: when to come back, and why.
    public byte[] farewell(Form form, String reason, long leastRetryMillis) {
        var out = new Bytes(256);
        desk.newFrames()
                .putBye(
                        out,
                        form,
                        reason,
                        desk.retryMillis(leastRetryMillis),
                        desk.clock().instant());
        return out.toArray();
    }

    @Override
    public String name() {
        return "delivery";
    }

    @Override
    public boolean step() {
        boolean changed = takeInAndOut();
        boolean read = readOn();
        beatIfDue();
        return changed || read;
    }

    /// How far the loop has come.
    public Offset place() {
        return new Offset(desk.recent().last());
    }

    private void openAfter(Channel channel, Start.After after) {
        Frames mine = desk.newFrames();
        Form form = channel.key().form();
        var out = new Bytes(512);
        mine.putOpening(out, form, desk.retryMillis(2000), Optional.of(after.place()));
        after.missing().ifPresent(asked -> {
            mine.putGap(out, form, asked, after.place(), desk.clock().instant());
            desk.tally().gaps.increment();
        });
        channel.moveTo(after.place().value());
        channel.outbox().offer(out.toArray());
        desk.rejoin(channel);
    }

    private void openWithListing(Channel channel) {
        Frames mine = desk.newFrames();
        var out = new Bytes(64);
        mine.putOpening(out, channel.key().form(), desk.retryMillis(2000), Optional.empty());
        channel.outbox().offer(out.toArray());
        desk.start(new Listing(channel, desk, mine));
    }

    private void ended(Channel channel) {
        channels.remove(channel);
        gone.add(channel);
        desk.tally().listeners.decrementAndGet();
    }

    private boolean takeInAndOut() {
        boolean any = false;
        for (Channel channel = desk.arrivals().poll();
                channel != null;
                channel = desk.arrivals().poll()) {
            any = true;
            takeIn(channel);
        }
        for (Channel channel : gone) {
            any = true;
            gone.remove(channel);
            live.remove(channel);
        }
        return any;
    }

    /// Takes a channel in at the place where the loop stands, or sends it back to the log if that is too
    /// far from its own.
    private void takeIn(Channel channel) {
        if (channel.isClosed()) {
            return;
        }
        try {
            join(channel);
        } catch (LedgerBroken broken) {
            desk.tally().broken.increment();
            channel.cut();
        }
    }

    private void join(Channel channel) {
        Optional<List<Line>> missed = channel.place() >= place
                ? Optional.of(List.of())
                : desk.recent().after(channel.place(), Integer.MAX_VALUE);
        if (missed.isEmpty() || !live.tellAll(channel, missed.get())) {
            live.sendBack(channel);
            return;
        }
        channel.moveTo(Math.max(channel.place(), place));
        live.add(channel);
    }

    private boolean readOn() {
        return switch (desk.log().read(new Offset(place), LINES_PER_STEP)) {
            case Reading.Behind behind -> {
                skipTo(behind.trimmed().value());
                yield true;
            }
            case Reading.Lines lines -> {
                desk.visibility().lookAhead(lines.lines());
                try {
                    lines.lines().forEach(this::tell);
                } finally {
                    live.flush();
                }
                yield !lines.lines().isEmpty();
            }
        };
    }

    /// The log was trimmed beyond the loop: every live channel must hear of the gap from the log itself.
    private void skipTo(long trimmed) {
        for (Channel channel : channels) {
            if (channel.isLive()) {
                live.fallBack(channel, place);
            }
        }
        place = trimmed;
        desk.recent().startAfter(trimmed);
    }

    private void tell(Line line) {
        live.tell(line);
        place = line.offset().value();
        desk.recent().add(line);
    }

    private void beatIfDue() {
        Instant now = desk.clock().instant();
        if (!untilBeat.isOver(now)) {
            return;
        }
        untilBeat.begin(now, BEAT);
        desk.tally().late.set(channels.size() - live.size());
        for (Channel channel : channels) {
            beat(channel, now);
        }
    }

    private void beat(Channel channel, Instant now) {
        Channel.Vigil vigil = channel.vigil();
        vigil.look(now);
        if (channel.isOver(now)) {
            sayBye(channel, frames, "the token has expired");
        } else if (vigil.stuck(now, desk.settings().patience())) {
            desk.tally().cut.increment();
            channel.cut();
        } else if (vigil.quiet(now, desk.settings().heartbeat())) {
            var out = new Bytes(256);
            if (channel.isLive()) {
                frames.putWatermark(out, channel.key().form(), new Offset(Math.max(place, channel.place())), now);
            } else {
                frames.putPulse(out, channel.key().form(), now);
            }
            channel.outbox().offer(out.toArray());
            vigil.look(now);
        }
    }
}
