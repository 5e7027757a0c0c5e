package org.tidings.wire.copy;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tidings.model.CopyFailure;

/// How far one copy is, and whether it may go on: between the thread that moves its bytes and the one that watches.
final class Progress {
    private static final Runnable NOTHING = () -> {};

    private final String peer;
    private final Patience patience;
    private final LongSupplier nanoTime;
    private volatile long bytes;
    private volatile long lastByteAt;
    private Patience.Phase phase = Patience.Phase.SETTLING;
    private long phaseSince;
    private long bytesBefore;
    private Runnable breakOff = NOTHING;
    private @Nullable CopyFailed stopped;

    /// @param peer the other side, to begin a sentence with
    Progress(String peer, Patience patience, LongSupplier nanoTime) {
        this.peer = peer;
        this.patience = patience;
        this.nanoTime = nanoTime;
    }

    /// Bytes moved so far.
    long bytes() {
        return bytes;
    }

    /// The other side is being asked something.
    ///
    /// @param howToBreakOff ends that from another thread
    synchronized void ask(Runnable howToBreakOff) throws CopyFailed {
        goOn();
        breakOff = howToBreakOff;
        if (phase != Patience.Phase.TIDYING) {
            enter(Patience.Phase.ASKING);
        }
    }

    /// Its bytes come, or ours go, from now on.
    synchronized void move() throws CopyFailed {
        goOn();
        enter(Patience.Phase.MOVING);
    }

    /// So many more have.
    void moved(int count) throws CopyFailed {
        bytes += count;
        lastByteAt = nanoTime.getAsLong();
        if (stopped().isPresent()) {
            throw stopped().get();
        }
    }

    /// All bytes have gone, and the other side is to say what it makes of them.
    synchronized void awaitVerdict() throws CopyFailed {
        goOn();
        enter(Patience.Phase.ASKING);
    }

    /// All that is left to do is ours. It is not stopped any more.
    synchronized void settle() throws CopyFailed {
        goOn();
        breakOff = NOTHING;
        enter(Patience.Phase.SETTLING);
    }

    /// It has failed, and what is left is being removed.
    synchronized void tidy() {
        stopped = null;
        enter(Patience.Phase.TIDYING);
    }

    /// Ends it, unless it was ended before.
    synchronized void stop(CopyFailure why, String text) {
        if (stopped == null && phase != Patience.Phase.TIDYING) {
            stopped = new CopyFailed(why, text);
            breakOff.run();
        }
    }

    /// Ends it if the other side takes too long.
    synchronized void enforce() {
        long now = nanoTime.getAsLong();
        var sight = new Patience.Sight(
                phase,
                Duration.ofNanos(now - phaseSince),
                Duration.ofNanos(now - Math.max(phaseSince, lastByteAt)),
                bytes - bytesBefore);
        patience.lost(sight).ifPresent(what -> {
            if (phase == Patience.Phase.TIDYING) {
                breakOff.run();
            } else {
                stop(CopyFailure.TIMEOUT, peer + " " + what);
            }
        });
    }

    /// Why it was ended, if it was.
    synchronized Optional<CopyFailed> stopped() {
        return Optional.ofNullable(stopped);
    }

    private void goOn() throws CopyFailed {
        if (stopped != null) {
            throw stopped;
        }
    }

    private void enter(Patience.Phase next) {
        phase = next;
        phaseSince = nanoTime.getAsLong();
        bytesBefore = bytes;
    }
}
