package org.tidings.delivery;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.tidings.ledger.EventCodec;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.Line;
import org.tidings.model.Offset;
import org.tidings.namespace.Namespace;

/// What the loop and the readers of late listeners have in common.
final class Desk {
    private static final int RECENT = 4096;
    private final Site site;
    private final Surroundings surroundings;
    private final Settings settings;
    private final Tally tally;
    private final Visibility visibility;
    private final Press press;
    private final RecentLines recent;
    private final Semaphore listings;
    private final Queue<Listener> arrivals = new ConcurrentLinkedQueue<>();

    Desk(Site site, Surroundings surroundings, Settings settings, Tally tally) {
        this.site = site;
        this.surroundings = surroundings;
        this.settings = settings;
        this.tally = tally;
        this.visibility = new Visibility(site.log(), site.namespace());
        this.press = new Press(site.name(), site.cursors(), surroundings.random());
        this.listings = new Semaphore(settings.listings());
        this.recent = new RecentLines(RECENT, site.log().head().value());
    }

    Site site() {
        return site;
    }

    Settings settings() {
        return settings;
    }

    Tally tally() {
        return tally;
    }

    Visibility visibility() {
        return visibility;
    }

    RecentLines recent() {
        return recent;
    }

    InstantSource clock() {
        return surroundings.clock();
    }

    RandomGenerator random() {
        return surroundings.random();
    }

    Cursors cursors() {
        return site.cursors();
    }

    EventLog log() {
        return site.log();
    }

    Namespace namespace() {
        return site.namespace();
    }

    EventCodec codec() {
        return site.codec();
    }

    Path scratch() {
        return surroundings.scratch();
    }

    /// Limits how many listings are made at the same time.
    Semaphore listings() {
        return listings;
    }

    Press press() {
        return press;
    }

    /// The lines after a place, from memory if they are there.
    EventLog.Reading read(long place, int limit) {
        Optional<List<Line>> remembered = recent.after(place, limit);
        return remembered.isPresent()
                ? new EventLog.Reading.Lines(remembered.get())
                : site.log().read(new Offset(place), limit);
    }

    /// Runs a piece of work beside the loop.
    void start(Runnable work) {
        surroundings.tasks().execute(work);
    }

    /// Runs a short piece of reading for a late listener when it is its turn.
    void startInTurn(Runnable reading) {
        surroundings.reading().execute(reading);
    }

    /// Asks the loop to take a listener in that has read all there is.
    void rejoin(Listener listener) {
        arrivals.add(listener);
        surroundings.wakeUp().raise();
    }

    Queue<Listener> arrivals() {
        return arrivals;
    }

    /// A time in milliseconds after which a client is to come back, different for each, so that they do not
    /// all come at once.
    long retryMillis(long least) {
        return least + random().nextLong(least);
    }
}
