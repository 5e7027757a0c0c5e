package org.tidings.bench;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/// Keep-alive connections that each send the next request as soon as they have their answer, all on one selector loop.
final class ClosedLoop {
    private final Door door;
    private final NumberedRequest request;
    private final LongConsumer answered;
    private long nextNumber;
    private long good;
    private long failed;
    private Histogram delays = new Histogram();

    /// @param answered told the number of each request whose answer was 2xx, at once
    ClosedLoop(Door door, NumberedRequest request, LongConsumer answered) {
        this.door = door;
        this.request = request;
        this.answered = answered;
    }

    ClosedLoop(Door door, NumberedRequest request) {
        this(door, request, number -> {});
    }

    /// How many requests were started so far; numbers go on from one window to the next.
    long started() {
        return nextNumber;
    }

    /// Keeps this many connections busy for a while, then lets the last answers come.
    Shots run(int connections, Duration window) throws IOException {
        return run(connections, window, Long.MAX_VALUE);
    }

    /// As above, but stops also when this many requests were started in all windows together.
    Shots run(int connections, Duration window, long most) throws IOException {
        good = 0;
        failed = 0;
        delays = new Histogram();
        Duration before = door.processes().cpu();
        long began = System.nanoTime();
        long deadline = began + window.toNanos();
        try (var selector = Selector.open()) {
            List<Connection> all = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                all.add(new Connection(door, request, selector));
            }
            for (Connection connection : all) {
                connection.send(nextNumber++);
            }
            drive(selector, deadline, most);
            for (Connection connection : all) {
                connection.close();
            }
        }
        var elapsed = Duration.ofNanos(System.nanoTime() - began);
        return new Shots(good, failed, elapsed, door.processes().cpu().minus(before), delays);
    }

    private void drive(Selector selector, long deadline, long most) throws IOException {
        int[] busy = {selector.keys().size()};
        while (busy[0] > 0) {
            selector.select(key -> busy[0] -= step((Connection) key.attachment(), key, deadline, most), 10_000);
            if (selector.keys().isEmpty() || System.nanoTime() > deadline + 30_000_000_000L) {
                throw new IOException(door.name() + " left " + busy[0] + " requests without an answer");
            }
        }
    }

    /// Moves one connection on; 1 when it is finished for good.
    private int step(Connection connection, SelectionKey key, long deadline, long most) {
        try {
            if (!connection.advance()) {
                return 0;
            }
            long now = System.nanoTime();
            delays.record(now - connection.sentAt());
            if (connection.status() / 100 == 2) {
                good++;
                answered.accept(connection.number());
            } else {
                failed++;
            }
            if (now < deadline && nextNumber < most) {
                connection.send(nextNumber++);
                return 0;
            }
        } catch (IOException broken) {
            failed++;
        }
        key.cancel();
        return 1;
    }
}
