package org.tidings.wire.copy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The copies there may be: so many at once, and so many that wait their turn, in the order they came.
final class Berths {
    private final CopyRules.Room room;
    private final Deque<Berth> waiting = new ArrayDeque<>();
    private int taken;

    Berths(CopyRules.Room room) {
        this.room = room;
    }

    /// A place, at once or in the queue; empty when that is full.
    synchronized Optional<Berth> ask() {
        var berth = new Berth();
        if (taken < room.atOnce()) {
            taken++;
            berth.free.countDown();
        } else if (waiting.size() < room.queued()) {
            waiting.add(berth);
        } else {
            return Optional.empty();
        }
        return Optional.of(berth);
    }

    synchronized int taken() {
        return taken;
    }

    synchronized int queued() {
        return waiting.size();
    }

    private synchronized void leave(Berth berth) {
        if (waiting.remove(berth) || berth.left) {
            return;
        }
        berth.left = true;
        Berth next = waiting.poll();
        if (next == null) {
            taken--;
        } else {
            next.free.countDown();
        }
    }

    /// One copy's place; to be left.
    final class Berth implements AutoCloseable {
        private final CountDownLatch free = new CountDownLatch(1);
        private boolean left;

        /// Whether it is this copy's turn, within the time.
        boolean await(Duration most) throws InterruptedException {
            return free.await(most.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public void close() {
            leave(this);
        }
    }
}
