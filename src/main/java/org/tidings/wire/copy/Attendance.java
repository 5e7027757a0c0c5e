package org.tidings.wire.copy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.model.CopyFailure;

/// A client's waiting for its copy: it hears a marker at once, another every few seconds, and how it ended. When it
/// does
/// not listen any more, the copy is ended.
public final class Attendance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Attendance.class);
    /// How often it is looked whether the other side takes too long.
    private static final Duration LOOK = Duration.ofMillis(500);

    static final String STOPPING = "the site stops";

    private final CopyDesk desk;
    private final Berths.Berth berth;
    private long toldAt;
    private boolean gone;

    /// Whoever ordered the copy.
    @FunctionalInterface
    public interface Client {
        /// @throws IOException when it has gone
        void tell(String lines) throws IOException;
    }

    Attendance(CopyDesk desk, Berths.Berth berth) {
        this.desk = desk;
        this.berth = berth;
    }

    /// Waits for the copy's turn and has it carried out, once.
    public CopyOutcome attend(Haul haul, Client client) {
        Progress progress = desk.begin(haul);
        CopyOutcome outcome = new CopyOutcome.Failed(CopyFailure.CANCELLED, "it was not begun");
        try {
            tell(client, progress);
            outcome = hasTurn(client, progress) ? carriedOut(haul, client, progress) : notBegun(progress, outcome);
        } finally {
            desk.ended(haul, progress, outcome);
        }
        say(client, Markers.closing(outcome), progress);
        return outcome;
    }

    /// Whether the client has gone away.
    public boolean isGone() {
        return gone;
    }

    private static CopyOutcome notBegun(Progress progress, CopyOutcome usual) {
        return progress.stopped()
                .<CopyOutcome>map(stopped -> new CopyOutcome.Failed(stopped.why(), stopped.text()))
                .orElse(usual);
    }

    private boolean hasTurn(Client client, Progress progress) {
        while (progress.stopped().isEmpty()) {
            try {
                if (berth.await(step())) {
                    return true;
                }
            } catch (InterruptedException e) {
                interrupted(progress);
            }
            tellWhenDue(client, progress);
        }
        return false;
    }

    /// Whatever happens to the client, the work has ended when this returns.
    private CopyOutcome carriedOut(Haul haul, Client client, Progress progress) {
        Future<CopyOutcome> work = desk.tasks().submit(() -> haul.carryOut(progress));
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return work.get(step().toNanos(), TimeUnit.NANOSECONDS);
                } catch (TimeoutException stillAtIt) {
                    progress.enforce();
                    tellWhenDue(client, progress);
                } catch (InterruptedException e) {
                    interrupted = true;
                    progress.stop(CopyFailure.CANCELLED, STOPPING);
                } catch (ExecutionException broken) {
                    return failedHere(haul, broken);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void interrupted(Progress progress) {
        progress.stop(CopyFailure.CANCELLED, STOPPING);
        Thread.currentThread().interrupt();
    }

    private static CopyOutcome failedHere(Haul haul, ExecutionException broken) {
        LOG.error("A copy with {} failed", haul.order().peer().server(), broken.getCause());
        CopyFailure why = switch (haul.order().role()) {
            case PULL -> CopyFailure.DESTINATION_UNREACHABLE;
            case PUSH -> CopyFailure.SOURCE_UNREACHABLE;
        };
        return new CopyOutcome.Failed(why, "the site failed at this; its log says why");
    }

    private Duration step() {
        Duration marker = desk.rules().marker();
        return marker.compareTo(LOOK) < 0 ? marker : LOOK;
    }

    private void tellWhenDue(Client client, Progress progress) {
        if (System.nanoTime() - toldAt >= desk.rules().marker().toNanos()) {
            tell(client, progress);
        }
    }

    private void tell(Client client, Progress progress) {
        say(client, desk.marker(progress.bytes()), progress);
        toldAt = System.nanoTime();
    }

    private void say(Client client, String lines, Progress progress) {
        if (gone) {
            return;
        }
        try {
            client.tell(lines);
        } catch (IOException noLonger) {
            gone = true;
            progress.stop(CopyFailure.CANCELLED, "the client went away");
        }
    }

    @Override
    public void close() {
        berth.close();
    }
}
