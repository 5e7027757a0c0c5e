package org.tidings.delivery;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/// One listener's place in the log.
///
/// It is either *live*, in a [Group] to which the loop of [Delivery] offers each event as it comes, or *late*, and
/// then a [CatchUp] of its own reads the log for it. Its place is written by whichever of the two has it.
public final class Listener {
    private static final int NOT_LIVE = -1;
    private final Interest interest;
    private final Outbox outbox;
    private long place;
    private volatile int slot = NOT_LIVE;
    private boolean touched;
    private volatile Runnable atEnd = () -> {};
    private final Vigil vigil = new Vigil();
    private Instant until = Instant.MAX;

    /// @param buffered bytes that may wait for the client
    /// @param onEnd told once, when nothing more will be written
    Listener(Interest interest, Carrier carrier, int buffered, Consumer<Listener> onEnd) {
        this.interest = interest;
        this.outbox = new Outbox(carrier, buffered, () -> {
            atEnd.run();
            onEnd.accept(this);
        });
    }

    /// The offset up to which all that concerns it has been written to its client; 0 before the first event has.
    public long told() {
        return outbox.writtenThrough();
    }

    /// Says a last word, and ends it after that.
    public void endWith(byte[] word) {
        outbox.offer(word);
        outbox.finish();
    }

    /// Writes something that is no event of the log, unless too much is waiting already.
    public boolean say(byte[] frame) {
        return outbox.offer(frame);
    }

    /// Ends it from the client's side: nothing more is written.
    public void cut() {
        outbox.cut();
    }

    /// Whether it is over.
    public boolean isClosed() {
        return outbox.isClosed();
    }

    Interest interest() {
        return interest;
    }

    Outbox outbox() {
        return outbox;
    }

    /// Everything up to here has been offered, or is none of its business.
    long place() {
        return place;
    }

    void moveTo(long offset) {
        place = offset;
    }

    boolean isLive() {
        return slot != NOT_LIVE;
    }

    int slot() {
        return slot;
    }

    void goLive(int newSlot) {
        slot = newSlot;
    }

    void leaveLive() {
        slot = NOT_LIVE;
    }

    /// Marks it as one whose buffer the loop put something into, or not.
    ///
    /// @return whether that is new
    boolean touched(boolean now) {
        boolean changed = touched != now;
        touched = now;
        return changed;
    }

    /// Gives back what the listener holds when it is over, also if it is over already.
    public void atEnd(Runnable release) {
        atEnd = release;
        if (isClosed()) {
            release.run();
        }
    }

    /// Ends it from our side, after what is written, when this time has come.
    void endAt(Instant time) {
        until = time;
    }

    /// Whether the time to end it has come; true once.
    boolean isOver(Instant now) {
        boolean over = !now.isBefore(until);
        until = over ? Instant.MAX : until;
        return over;
    }

    Vigil vigil() {
        return vigil;
    }

    /// Watches, by looking now and then, whether a client still takes bytes and how long it has been told
    /// nothing: so that writing itself need not look at a clock.
    final class Vigil {
        private ByteBuffer seenInFlight = ByteBuffer.allocate(0);
        private int seenRemaining;
        private Instant lastProgress = Instant.MIN;
        private long seenWrites = -1;
        private Instant lastWrite = Instant.MIN;

        /// Looks. Must be called again and again for the other answers to mean anything.
        void look(Instant now) {
            ByteBuffer inFlight = outbox.inFlight();
            int remaining = inFlight.remaining();
            boolean setBack = now.isBefore(lastProgress) || now.isBefore(lastWrite);
            if (inFlight != seenInFlight || remaining != seenRemaining || !outbox.isWriting() || setBack) {
                lastProgress = now;
            }
            seenInFlight = inFlight;
            seenRemaining = remaining;
            if (outbox.writes() != seenWrites || setBack) {
                lastWrite = now;
            }
            seenWrites = outbox.writes();
        }

        boolean stuck(Instant now, Duration patience) {
            return outbox.isWriting() && !now.isBefore(lastProgress.plus(patience));
        }

        boolean quiet(Instant now, Duration heartbeat) {
            return !outbox.isWriting() && !now.isBefore(lastWrite.plus(heartbeat));
        }
    }
}
