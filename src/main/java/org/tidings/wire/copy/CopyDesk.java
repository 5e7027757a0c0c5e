package org.tidings.wire.copy;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.tidings.door.GetFile;
import org.tidings.model.CopyFailure;
import org.tidings.wire.http.RequestRefused;

/// Where third-party copies are ordered, and carried out while their clients wait.
public final class CopyDesk implements AutoCloseable {
    private final CopyRules rules;
    private final ExecutorService tasks;
    private final InstantSource clock;
    private final PeerClient http;
    private final Berths berths;
    private final CopyTally tally = new CopyTally();
    private final Set<Progress> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /// @param tasks carries copies out, each on a thread of its own
    public CopyDesk(CopyRules rules, ExecutorService tasks, InstantSource clock) {
        this.rules = rules;
        this.tasks = tasks;
        this.clock = clock;
        this.http = new PeerClient(rules);
        this.berths = new Berths(rules.room());
    }

    /// A copy from elsewhere.
    ///
    /// @throws RequestRefused 403 when this site does not connect to that address
    public Haul pull(CopyOrder order, Arrival arrival) {
        checkAddress(order);
        return new Pull(order, arrival, http);
    }

    /// A copy of a file of ours.
    ///
    /// @param file stays open until what is answered was carried out
    /// @throws RequestRefused 403 when this site does not connect to that address
    public Haul push(CopyOrder order, GetFile.Opened file) {
        checkAddress(order);
        return new Push(order, file, http);
    }

    private void checkAddress(CopyOrder order) {
        if (!http.permits(order.peer())) {
            throw new RequestRefused(
                    RequestRefused.FORBIDDEN,
                    "This site does not copy from or to private addresses, as those of "
                            + order.peer().host() + " are; its configuration (copies.private-addresses) can allow it.");
        }
    }

    /// Takes a client in, or none when there are too many.
    public Optional<Attendance> admit() {
        return stopped ? Optional.empty() : berths.ask().map(berth -> new Attendance(this, berth));
    }

    /// Copies being carried out.
    public int running() {
        return berths.taken();
    }

    /// Copies waiting for their turn.
    public int queued() {
        return berths.queued();
    }

    public CopyTally tally() {
        return tally;
    }

    CopyRules rules() {
        return rules;
    }

    ExecutorService tasks() {
        return tasks;
    }

    String marker(long bytes) {
        return Markers.marker(clock.instant(), bytes);
    }

    Progress begin(Haul haul) {
        String side = haul.order().role() == CopyOrder.Role.PULL ? "the source " : "the destination ";
        var progress = new Progress(side + haul.order().peer().server(), rules.patience(), System::nanoTime);
        running.add(progress);
        if (stopped) {
            stop(progress);
        }
        return progress;
    }

    void ended(Haul haul, Progress progress, CopyOutcome outcome) {
        running.remove(progress);
        tally.count(haul.order().role(), outcome, progress.bytes());
        http.closeIdle();
    }

    private static void stop(Progress progress) {
        progress.stop(CopyFailure.CANCELLED, Attendance.STOPPING);
    }

    /// Ends all copies, and takes no others; their clients are told.
    public void stop() {
        stopped = true;
        running.forEach(CopyDesk::stop);
    }

    /// Closes all connections.
    @Override
    public void close() {
        stop();
        http.close();
    }
}
