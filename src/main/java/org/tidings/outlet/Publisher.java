package org.tidings.outlet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.ledger.Commit;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.Ledger;
import org.tidings.ledger.Line;
import org.tidings.ledger.Pause;
import org.tidings.ledger.Progress;
import org.tidings.ledger.Worker;
import org.tidings.model.Offset;
import org.tidings.model.Origin;

/// Carries the log to one outlet, line after line.
///
/// A batch is read, given away, and waited for; only then is its end remembered, now and then, in the ledger. Whatever
/// happens in between, the next one who opens the outlet asks it what it holds, and leaves that out. So nothing is
/// missing and nothing is there twice, as far as the outlet knows what it holds.
public final class Publisher implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final int LINES_PER_BATCH = 4096;
    private static final int LINES_UNSAVED = 65_536;
    private static final Duration TIME_UNSAVED = Duration.ofSeconds(1);
    private static final Duration SETTLING = Duration.ofMillis(200);
    private static final Duration BEFORE_COMPLAINT = Duration.ofSeconds(3);
    private static final Duration BEFORE_RETRY = Duration.ofSeconds(1);

    private final String follower;
    private final Ground ground;
    private final Rendition rendition;
    private final Outlet outlet;
    private final Standing standing;
    private final Deque<Letter> waiting = new ArrayDeque<>();
    private final Pause unsaved;
    private Outlet.@Nullable Stock stock;
    private Pause retry = new Pause();
    private Offset read;
    private Offset saved;
    private volatile Offset safe;
    private int given;
    private @Nullable Instant givenSince;

    /// What it stands on: the log it reads and the ledger that remembers how far.
    public record Ground(Ledger ledger, EventLog log, InstantSource clock, Origin origin) {}

    /// @param name the outlet's, unique at the site: its place is remembered under it
    public Publisher(String name, Ground ground, Rendition rendition, Outlet outlet) {
        this.follower = "outlet " + name;
        this.ground = ground;
        this.rendition = rendition;
        this.outlet = outlet;
        this.saved = ground.ledger().progressOf(follower);
        this.read = saved;
        this.safe = saved;
        this.unsaved = new Pause(ground.clock().instant(), TIME_UNSAVED);
        this.standing = new Standing(name, () -> Math.max(0, ground.log().head().value() - safe.value()));
    }

    @Override
    public String name() {
        return follower;
    }

    public Standing standing() {
        return standing;
    }

    @Override
    public Duration patience() {
        return TIME_UNSAVED;
    }

    @Override
    public boolean step() {
        try {
            return isOpen() && carried();
        } catch (OutletBroken broken) {
            leave(broken);
            return false;
        }
    }

    private boolean isOpen() throws OutletBroken {
        if (stock == null && retry.isOver(ground.clock().instant())) {
            stock = outlet.open();
            LOG.info("{} is open, from offset {}", follower, safe.value());
        }
        return stock != null;
    }

    private void leave(OutletBroken broken) {
        if (standing.complain(broken.why())) {
            LOG.warn("{}: {}; it is tried again", follower, broken.why());
        }
        outlet.close();
        stock = null;
        waiting.clear();
        given = 0;
        givenSince = null;
        read = safe;
        retry.begin(ground.clock().instant(), BEFORE_RETRY);
    }

    /// Whether there is more to do at once.
    private boolean carried() throws OutletBroken {
        if (waiting.isEmpty() && givenSince == null && !readMore()) {
            saveNowAndThen();
            return false;
        }
        give();
        boolean allSafe = outlet.settle(SETTLING);
        if (!allSafe || !waiting.isEmpty()) {
            complainIfLate();
            return true;
        }
        settled();
        saveNowAndThen();
        return true;
    }

    /// Whether there was anything to read.
    private boolean readMore() throws OutletBroken {
        return switch (ground.log().read(read, LINES_PER_BATCH)) {
            case EventLog.Reading.Behind behind -> {
                long count = behind.trimmed().value() - read.value();
                LOG.error("{}: the log has lost {} events that were not yet sent", follower, count);
                standing.missed.add(count);
                read = behind.trimmed();
                givenSince = ground.clock().instant();
                yield true;
            }
            case EventLog.Reading.Lines lines -> {
                lines.lines().forEach(this::take);
                yield !lines.lines().isEmpty();
            }
        };
    }

    private void take(Line line) {
        Outlet.Stock there = stock == null ? Outlet.Stock.EMPTY : stock;
        rendition.of(line).stream().filter(letter -> !there.holds(letter)).forEach(waiting::add);
        read = line.offset();
        givenSince = ground.clock().instant();
    }

    private void give() throws OutletBroken {
        for (Letter next = waiting.peek(); next != null && outlet.take(next); next = waiting.peek()) {
            waiting.remove();
            given++;
        }
    }

    private void settled() {
        safe = read;
        standing.sent.add(given);
        given = 0;
        givenSince = null;
        if (standing.works()) {
            LOG.info("{} works again", follower);
        }
    }

    private void complainIfLate() {
        Instant since = givenSince;
        if (since != null && ground.clock().instant().isAfter(since.plus(BEFORE_COMPLAINT))) {
            standing.complain("it does not answer");
        }
    }

    private void saveNowAndThen() {
        boolean late = unsaved.isOver(ground.clock().instant());
        if (safe.isAfter(saved) && (late || safe.value() - saved.value() >= LINES_UNSAVED)) {
            ground.ledger().commit(Commit.ofProgress(ground.origin(), new Progress(follower, safe)));
            saved = safe;
            unsaved.begin(ground.clock().instant(), TIME_UNSAVED);
        }
    }

    /// Gives up what is on its way: whoever comes next finds out what arrived.
    @Override
    public void retire() {
        outlet.close();
    }
}
