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
import org.tidings.ledger.Pause;
import org.tidings.ledger.Worker;
import org.tidings.model.Offset;

/// The one loop that carries the log to live listeners: it reads each line once, finds the groups it matches,
/// asks what they may hear, writes the frame once for all of them, and offers it to each without waiting.
///
/// A listener that cannot take an offer leaves the live groups; a [CatchUp] of its own then reads the log for
/// it from where it stood, and brings it back. The loop takes it in again at exactly the next line.
public final class Delivery implements Worker {
    private static final int LINES_PER_STEP = 256;
    private static final Duration BEAT = Duration.ofSeconds(1);
    private final Desk desk;
    private final Admission admission;
    private final FanOut live;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final Set<Listener> gone = ConcurrentHashMap.newKeySet();
    private long place;
    private final Pause untilBeat;

    public Delivery(Site site, Surroundings surroundings, Settings settings, Tally tally) {
        this.desk = new Desk(site, surroundings, settings, tally);
        this.admission = new Admission(settings);
        this.live = new FanOut(desk, desk.press().live());
        this.place = site.log().head().value();
        this.desk.recent().startAfter(place);
        this.untilBeat = new Pause(surroundings.clock().instant(), BEAT);
    }

    /// One interest in the log.
    ///
    /// @param start where it begins; not a refusal
    public record Wish(Principal who, Selector selector, Form form, Start start) {}

    /// Opens a listener, and starts a first write at once, maybe of nothing; empty, with nothing written, if
    /// there are too many of this user or in all.
    public Optional<Listener> open(Wish wish, Carrier carrier) {
        var interest = new PathInterest(wish.selector(), viewer(wish.who()), wish.form(), desk.press());
        Optional<Listener> admitted = admit(wish.who(), interest, carrier);
        admitted.ifPresent(listener -> {
            switch (wish.start()) {
                case Start.After after -> openAfter(listener, after);
                case Start.Snapshot snapshot -> openWithListing(listener, interest);
                case Start.Refused refused -> throw new IllegalArgumentException(refused.sentence());
            }
        });
        return admitted;
    }

    /// Opens a stream of other words than ours, as [#open(Wish, Carrier)] does.
    ///
    /// @param after the place after which it begins
    public Optional<Listener> open(Principal who, Interest interest, Start.After after, Carrier carrier) {
        Optional<Listener> admitted = admit(who, interest, carrier);
        admitted.ifPresent(listener -> openAfter(listener, after));
        return admitted;
    }

    /// What this principal may hear, asked of the namespace as it is when it is asked.
    public Viewer viewer(Principal who) {
        return desk.visibility().of(who);
    }

    private Optional<Listener> admit(Principal who, Interest interest, Carrier carrier) {
        if (!admission.enter(who.name())) {
            desk.tally().refused.increment();
            return Optional.empty();
        }
        var listener = new Listener(interest, carrier, desk.settings().buffered(), over -> {
            admission.leave(who.name());
            ended(over);
        });
        listener.endAt(who.restriction()::until);
        listeners.add(listener);
        desk.tally().listeners.incrementAndGet();
        return Optional.of(listener);
    }

    /// The same log, with the same rights, in pages.
    public LogPages pages() {
        return new LogPages(desk.site(), desk.visibility(), desk.random());
    }

    /// Tells everybody that the site stops, and when to come back.
    public void sayBye() {
        for (Listener listener : listeners) {
            sayBye(listener, Parting.SITE_STOPS);
        }
    }

    private void sayBye(Listener listener, Parting why) {
        var out = new Bytes(256);
        listener.interest()
                .voice()
                .putBye(out, why, desk.retryMillis(1000), desk.clock().instant());
        listener.outbox().offer(out.toArray());
        listener.outbox().finish();
    }

    /// A whole stream for somebody who cannot be let in: when to come back, and why.
    public byte[] farewell(Form form, Parting why, long leastRetryMillis) {
        var out = new Bytes(256);
        desk.press()
                .frames()
                .putBye(
                        out,
                        form,
                        why.words(),
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

    private void openAfter(Listener listener, Start.After after) {
        Voice voice = listener.interest().voice();
        var out = new Bytes(512);
        voice.putOpening(out, desk.retryMillis(2000), Optional.of(after.place()));
        after.missing().ifPresent(asked -> {
            voice.putGap(out, asked, after.place(), desk.clock().instant());
            desk.tally().gaps.increment();
        });
        listener.moveTo(after.place().value());
        listener.outbox().offer(out.toArray());
        desk.rejoin(listener);
    }

    private void openWithListing(Listener listener, PathInterest interest) {
        var out = new Bytes(64);
        interest.voice().putOpening(out, desk.retryMillis(2000), Optional.empty());
        listener.outbox().offer(out.toArray());
        desk.start(new Listing(listener, interest, desk));
    }

    private void ended(Listener listener) {
        listeners.remove(listener);
        gone.add(listener);
        desk.tally().listeners.decrementAndGet();
    }

    private boolean takeInAndOut() {
        boolean any = false;
        for (Listener listener = desk.arrivals().poll();
                listener != null;
                listener = desk.arrivals().poll()) {
            any = true;
            takeIn(listener);
        }
        for (Listener listener : gone) {
            any = true;
            gone.remove(listener);
            live.remove(listener);
        }
        return any;
    }

    /// Takes a listener in at the place where the loop stands, or sends it back to the log if that is too
    /// far from its own.
    private void takeIn(Listener listener) {
        if (listener.isClosed()) {
            return;
        }
        try {
            join(listener);
        } catch (LedgerBroken broken) {
            desk.tally().broken.increment();
            listener.cut();
        }
    }

    private void join(Listener listener) {
        Optional<List<Line>> missed = listener.place() >= place
                ? Optional.of(List.of())
                : desk.recent().after(listener.place(), LINES_PER_STEP);
        boolean far = missed.map(lines -> lines.size() == LINES_PER_STEP).orElse(true);
        if (far || !live.tellAll(listener, missed.orElseThrow())) {
            live.sendBack(listener);
            return;
        }
        listener.moveTo(Math.max(listener.place(), place));
        live.add(listener);
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

    /// The log was trimmed beyond the loop: every live listener must hear of the gap from the log itself.
    private void skipTo(long trimmed) {
        for (Listener listener : listeners) {
            if (listener.isLive()) {
                live.fallBack(listener, place);
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
        desk.tally().late.set(listeners.size() - live.size());
        for (Listener listener : listeners) {
            beat(listener, now);
        }
    }

    private void beat(Listener listener, Instant now) {
        Listener.Vigil vigil = listener.vigil();
        vigil.look(now);
        if (listener.isOver(now)) {
            sayBye(listener, Parting.TOKEN_EXPIRED);
        } else if (vigil.stuck(now, desk.settings().patience())) {
            desk.tally().cut.increment();
            listener.cut();
        } else if (vigil.quiet(now, desk.settings().heartbeat())) {
            var out = new Bytes(256);
            Voice voice = listener.interest().liveVoice();
            if (listener.isLive()) {
                voice.putWatermark(out, new Offset(Math.max(place, listener.place())), now);
            } else {
                voice.putPulse(out, now);
            }
            listener.outbox().offer(out.toArray());
            vigil.look(now);
        }
    }
}
