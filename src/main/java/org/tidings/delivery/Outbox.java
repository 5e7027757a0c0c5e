package org.tidings.delivery;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A small bounded buffer in front of one [Carrier]. It never blocks and never drops: what does not fit is
/// not taken, and the one who offered it must see to it.
/// What is taken is written in the order it was taken in.
final class Outbox implements Carrier.WriteEnd {
    private static final int MAX_GATHERED = 64 * 1024;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /// Where the current write stands: being started, under way, or ended while it was being started.
    private static final int STARTING = 0;
    private static final int UNDER_WAY = 1;
    private static final int ENDED = 2;

    private final Carrier carrier;
    private final int limitBytes;
    private final Runnable onEnd;
    private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
    private final AtomicInteger writeState = new AtomicInteger();
    private int queuedBytes;
    private boolean writing;
    private boolean finishing;
    private boolean closed;
    private Optional<Runnable> whenDrained = Optional.empty();
    private volatile ByteBuffer inFlight = NOTHING;
    private long writes;
    private long queuedThrough;
    private long writingThrough;
    private long writtenThrough;

    /// @param limitBytes how much may wait; a single larger frame is taken when nothing waits
    /// @param onEnd called once, when nothing more will be written, for whatever reason
    Outbox(Carrier carrier, int limitBytes, Runnable onEnd) {
        this.carrier = carrier;
        this.limitBytes = limitBytes;
        this.onEnd = onEnd;
    }

    /// Takes a frame, unless too much is waiting already, and starts writing if need be.
    boolean offer(byte[] frame) {
        return offer(frame, 0);
    }

    /// The same.
    ///
    /// @param through the offset up to which all is told with this frame; 0 if it is no event
    boolean offer(byte[] frame, long through) {
        boolean taken = put(frame, through);
        flush();
        return taken;
    }

    /// Takes a frame, unless too much is waiting already; it waits for [#flush].
    synchronized boolean put(byte[] frame, long through) {
        if (closed || finishing) {
            return true;
        }
        boolean waits = writing || !queue.isEmpty();
        if (waits && queuedBytes + frame.length > limitBytes) {
            return false;
        }
        queue.add(frame);
        queuedBytes += frame.length;
        queuedThrough = Math.max(queuedThrough, through);
        return true;
    }

    /// Starts writing what waits, if no write is under way.
    void flush() {
        synchronized (this) {
            if (writing || queue.isEmpty()) {
                return;
            }
            writing = true;
        }
        pump();
    }

    /// Runs this once everything taken so far has been written; at once if it has been.
    void whenDrained(Runnable next) {
        synchronized (this) {
            if (closed) {
                return;
            }
            if (writing) {
                whenDrained = Optional.of(next);
                return;
            }
        }
        next.run();
    }

    /// Ends the stream in good order after what has been taken.
    void finish() {
        synchronized (this) {
            if (closed || finishing) {
                return;
            }
            finishing = true;
            if (writing) {
                return;
            }
            closed = queue.isEmpty();
        }
        if (isClosed()) {
            end();
        } else {
            flush();
        }
    }

    private void end() {
        carrier.finish();
        onEnd.run();
    }

    /// Gives the client up, now.
    void cut() {
        if (closeNow()) {
            carrier.cut();
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized boolean isWriting() {
        return writing;
    }

    /// The offset up to which all that was told has been written; 0 before the first event has.
    synchronized long writtenThrough() {
        return writtenThrough;
    }

    /// How many writes were started so far.
    synchronized long writes() {
        return writes;
    }

    /// The bytes under way and how many of them are left: a mark of progress that costs the write nothing.
    ByteBuffer inFlight() {
        return inFlight;
    }

    private void pump() {
        Optional<ByteBuffer> next = take();
        while (next.isPresent()) {
            inFlight = next.get();
            writeState.set(STARTING);
            carrier.write(next.get(), this);
            if (writeState.compareAndSet(STARTING, UNDER_WAY)) {
                return;
            }
            next = take();
        }
    }

    @Override
    public void written() {
        if (!writeState.compareAndSet(STARTING, ENDED)) {
            pump();
        }
    }

    @Override
    public void failed(Throwable why) {
        closeNow();
        if (!writeState.compareAndSet(STARTING, ENDED)) {
            take();
        }
    }

    /// The next bytes to write; if there are none, writing ends, and whoever waits for that is told.
    private Optional<ByteBuffer> take() {
        Optional<Runnable> afterwards = Optional.empty();
        boolean finish;
        synchronized (this) {
            if (!closed) {
                writtenThrough = writingThrough;
            }
            if (!closed && !queue.isEmpty()) {
                writes++;
                ByteBuffer next = gather();
                writingThrough = queue.isEmpty() ? queuedThrough : writingThrough;
                return Optional.of(next);
            }
            writing = false;
            inFlight = NOTHING;
            finish = finishing && !closed;
            closed |= finish;
            if (!closed) {
                afterwards = whenDrained;
            }
            whenDrained = Optional.empty();
        }
        if (finish) {
            end();
        }
        afterwards.ifPresent(Runnable::run);
        return Optional.empty();
    }

    private ByteBuffer gather() {
        byte[] first = queue.remove();
        queuedBytes -= first.length;
        if (queue.isEmpty() || first.length >= MAX_GATHERED) {
            return ByteBuffer.wrap(first);
        }
        Bytes gathered = new Bytes(Math.min(MAX_GATHERED, first.length + queuedBytes)).put(first);
        while (!queue.isEmpty() && gathered.length() + queue.peek().length <= MAX_GATHERED) {
            byte[] more = queue.remove();
            queuedBytes -= more.length;
            gathered.put(more);
        }
        return ByteBuffer.wrap(gathered.toArray());
    }

    private boolean closeNow() {
        synchronized (this) {
            if (closed) {
                return false;
            }
            closed = true;
            queue.clear();
            queuedBytes = 0;
            whenDrained = Optional.empty();
        }
        onEnd.run();
        return true;
    }
}
