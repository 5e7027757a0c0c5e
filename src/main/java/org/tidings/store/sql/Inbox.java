package org.tidings.store.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.tidings.ledger.LedgerBroken;
import org.tidings.ledger.Signal;

/// Commits that wait for the committer, in order; bounded by number and by bytes.
///
/// When it is full a commit is turned away rather than kept waiting: whoever submits may hold a client's
/// connection, and can tell it to come back.
final class Inbox {
    private static final int MAX_WAITING = 1 << 15;
    private static final long MAX_BYTES_WAITING = 128L << 20;
    private static final int EVENTS_PER_BATCH = 4096;
    private static final long BYTES_PER_BATCH = 8L << 20;

    private final Signal filled = new Signal();
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Submission> waiting = new ArrayDeque<>();
    private long bytesWaiting;
    private boolean closed;

    /// Raised when the first of several commits begins to wait.
    Signal filled() {
        return filled;
    }

    /// @throws LedgerBroken when too many wait already, or the store is closed
    void offer(Submission submission) {
        boolean first;
        lock.lock();
        try {
            check();
            first = waiting.isEmpty();
            waiting.add(submission);
            bytesWaiting += submission.bytes();
        } finally {
            lock.unlock();
        }
        if (first) {
            filled.raise();
        }
    }

    private void check() {
        if (closed) {
            throw new LedgerBroken("The store is closed.");
        }
        if (waiting.size() >= MAX_WAITING || bytesWaiting >= MAX_BYTES_WAITING) {
            throw new LedgerBroken("Too many changes are waiting to be written: try again in a moment.");
        }
    }

    /// The longest waiting commits, as many as one transaction should hold.
    List<Submission> take() {
        List<Submission> taken = new ArrayList<>();
        int events = 0;
        long bytes = 0;
        lock.lock();
        try {
            while (!waiting.isEmpty() && events < EVENTS_PER_BATCH && bytes < BYTES_PER_BATCH) {
                Submission next = waiting.removeFirst();
                taken.add(next);
                events += 1 + next.data().size();
                bytes += next.bytes();
            }
            bytesWaiting -= bytes;
        } finally {
            lock.unlock();
        }
        return taken;
    }

    /// Turns away everything from now on.
    ///
    /// @return what waited
    List<Submission> close() {
        lock.lock();
        try {
            closed = true;
            List<Submission> left = List.copyOf(waiting);
            waiting.clear();
            return left;
        } finally {
            lock.unlock();
        }
    }
}
