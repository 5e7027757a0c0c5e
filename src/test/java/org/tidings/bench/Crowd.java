package org.tidings.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntFunction;

/// Thousands of Server-Sent Events connections read by one selector loop, each noting the {@link Tick}s it hears.
///
/// It looks for numbers in whatever arrives and does not take frames apart: cheap enough to share two cores with the
/// server.
/// A number is heard once however often it stands in a frame, because each listener's numbers only rise.
final class Crowd implements Listener {
    private static final int READ_SIZE = 64 * 1024;
    private static final int AT_A_TIME = 64;
    private static final long NOT_ANSWERED = -2;
    private static final long NOTHING_HEARD = -1;

    private final Selector selector;
    private final AtomicLongArray begun;
    private final Thread loop;
    private final AtomicLong deliveries = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong ready = new AtomicLong();
    private final AtomicLong cut = new AtomicLong();
    private final Histogram delays = new Histogram();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_SIZE);
    private final byte[] copy = new byte[READ_SIZE];
    private volatile boolean closing;

    private Crowd(int limit) throws IOException {
        selector = Selector.open();
        begun = new AtomicLongArray(limit);
        loop = Thread.ofPlatform().name("crowd").unstarted(this::read);
    }

    /// Connects this many listeners and waits until each has its answer.
    ///
    /// @param target the request target of the n-th listener
    /// @param limit numbers are below it
    static Crowd of(Door door, int listeners, IntFunction<String> target, int limit)
            throws IOException, InterruptedException {
        var crowd = new Crowd(limit);
        crowd.loop.start();
        for (int listener = 0; listener < listeners; listener++) {
            crowd.join(door, target.apply(listener));
            crowd.await(crowd.ready, listener - AT_A_TIME);
        }
        crowd.await(crowd.ready, listeners);
        if (crowd.ready.get() < listeners) {
            crowd.close();
            throw new IOException(door.name() + " accepted " + crowd.ready.get() + " of " + listeners + " listeners");
        }
        return crowd;
    }

    private void join(Door door, String target) throws IOException {
        var channel = SocketChannel.open(door.address());
        var request = ByteBuffer.wrap(door.head("GET", target, "Accept: text/event-stream\r\n"));
        while (request.hasRemaining()) {
            channel.write(request);
        }
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new long[] {NOT_ANSWERED});
        selector.wakeup();
    }

    /// Notes the moment a numbered file or message was begun; deliveries of others are counted, but not their delay.
    void begin(int number) {
        begun.set(number, System.nanoTime());
    }

    /// Waits until so many deliveries were made in all, at most half a minute.
    void awaitDeliveries(long wanted) throws InterruptedException {
        await(deliveries, wanted);
    }

    long deliveries() {
        return deliveries.get();
    }

    long bytesRead() {
        return bytes.get();
    }

    /// Listeners whose connection the server closed.
    long cut() {
        return cut.get();
    }

    /// Delays of all deliveries; complete after {@link #close()}.
    Histogram delays() {
        return delays;
    }

    private void await(AtomicLong counter, long wanted) throws InterruptedException {
        for (int patience = 0; counter.get() < wanted && patience < 3_000; patience++) {
            TimeUnit.MILLISECONDS.sleep(patience < 100 ? 1 : 10);
        }
    }

    private void read() {
        try {
            while (!closing) {
                selector.select(this::read, 1_000);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void read(SelectionKey key) {
        try {
            buffer.clear();
            int got = ((SocketChannel) key.channel()).read(buffer);
            if (got < 0) {
                throw new EOFException("closed by the server");
            }
            buffer.flip().get(copy, 0, got);
            bytes.addAndGet(got);
            hear((long[]) key.attachment(), got, System.nanoTime());
        } catch (IOException closed) {
            key.cancel();
            cut.incrementAndGet();
        }
    }

    private void hear(long[] last, int length, long now) throws IOException {
        if (last[0] == NOT_ANSWERED) {
            if (copy[9] != '2') {
                throw new IOException("refused");
            }
            last[0] = NOTHING_HEARD;
            ready.incrementAndGet();
        }
        for (int at = Tick.indexOf(copy, 0, length); at >= 0; at = Tick.indexOf(copy, at + Tick.LENGTH, length)) {
            long number = Tick.numberAt(copy, at);
            if (number > last[0] && number < begun.length()) {
                last[0] = number;
                deliveries.incrementAndGet();
                note(begun.get((int) number), now);
            }
        }
    }

    private void note(long begin, long now) {
        if (begin != 0) {
            delays.record(now - begin);
        }
    }

    @Override
    public void close() throws IOException {
        closing = true;
        selector.wakeup();
        Listener.join(loop);
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
