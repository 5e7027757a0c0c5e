package org.tidings.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Thousands of listeners that come back all at once with the id of what they heard last, some of whom never read; each
/// reader remembers exactly which {@link Tick}s it heard, and how often.
final class Throng implements AutoCloseable {
    private static final int READ_SIZE = 64 * 1024;
    private static final int SMALL_EARS = 4096;

    private final Door door;
    private final Selector selector;
    private final Thread loop;
    private final List<SocketChannel> deaf = new ArrayList<>();
    private final List<Reader> readers = new ArrayList<>();
    private final AtomicLong heard = new AtomicLong();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_SIZE);
    private final byte[] copy = new byte[READ_SIZE + Tick.LENGTH];
    private volatile boolean closing;

    /// One that reads.
    private static final class Reader {
        private final BitSet ticks = new BitSet();
        private final byte[] carried = new byte[Tick.LENGTH - 1];
        private int carriedLength;
        private boolean answered;
        private boolean refused;
        private boolean ended;
        private int doubles;
        private long last = -1;
    }

    Throng(Door door) throws IOException {
        this.door = door;
        this.selector = Selector.open();
        this.loop = Thread.ofPlatform().name("throng").unstarted(this::read);
    }

    /// Connects them as fast as one can, none waiting for another's answer.
    ///
    /// @param reading how many read, `never` how many do not
    void comeBack(int reading, int never, String target, String lastEventId) throws IOException {
        loop.start();
        byte[] request =
                door.head("GET", target, "Accept: text/event-stream\r\nLast-Event-ID: " + lastEventId + "\r\n");
        for (int i = 0; i < reading + never; i++) {
            boolean reads = (long) i * never / (reading + never) == (long) (i + 1) * never / (reading + never);
            var channel = SocketChannel.open();
            if (!reads) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_EARS);
            }
            channel.connect(door.address());
            channel.write(ByteBuffer.wrap(request));
            if (reads) {
                var reader = new Reader();
                readers.add(reader);
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, reader);
                selector.wakeup();
            } else {
                deaf.add(channel);
            }
        }
    }

    /// Ticks heard by all readers together, doubles left out.
    long heard() {
        return heard.get();
    }

    void awaitHeard(long wanted, long seconds) throws InterruptedException {
        for (long patience = seconds * 100; heard.get() < wanted && patience > 0; patience--) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /// What is wrong with what the readers heard; read after {@link #close()}.
    List<String> complaints(int ticks) {
        int refused = 0;
        int ended = 0;
        int lacking = 0;
        long missing = 0;
        long doubles = 0;
        for (Reader reader : readers) {
            refused += !reader.answered || reader.refused ? 1 : 0;
            ended += reader.ended ? 1 : 0;
            lacking += reader.ticks.cardinality() < ticks ? 1 : 0;
            missing += ticks - reader.ticks.cardinality();
            doubles += reader.doubles;
        }
        List<String> complaints = new ArrayList<>();
        note(complaints, refused, "readers were not let in");
        note(complaints, ended, "readers' streams ended");
        note(complaints, lacking, "readers lack events, " + missing + " in all");
        note(complaints, doubles, "events were heard again");
        return complaints;
    }

    private static void note(List<String> complaints, long count, String what) {
        if (count != 0) {
            complaints.add(count + " " + what);
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
        var reader = (Reader) key.attachment();
        try {
            buffer.clear();
            int got = ((SocketChannel) key.channel()).read(buffer);
            if (got < 0) {
                throw new EOFException("closed by the server");
            }
            System.arraycopy(reader.carried, 0, copy, 0, reader.carriedLength);
            buffer.flip().get(copy, reader.carriedLength, got);
            hear(reader, reader.carriedLength + got);
        } catch (IOException closed) {
            reader.ended = true;
            key.cancel();
        }
    }

    /// The name stands several times in a frame, always in a row; one that is cut in two is put together.
    private void hear(Reader reader, int length) {
        if (!reader.answered) {
            reader.answered = true;
            reader.refused = copy[9] != '2';
        }
        int rest = 0;
        for (int at = Tick.indexOf(copy, 0, length); at >= 0; at = Tick.indexOf(copy, rest, length)) {
            note(reader, Tick.numberAt(copy, at));
            rest = at + Tick.LENGTH;
        }
        int from = Math.max(rest, length - reader.carried.length);
        reader.carriedLength = Math.max(0, length - from);
        System.arraycopy(copy, from, reader.carried, 0, reader.carriedLength);
    }

    private void note(Reader reader, long number) {
        if (number == reader.last) {
            return;
        }
        reader.last = number;
        if (reader.ticks.get((int) number)) {
            reader.doubles++;
        } else {
            reader.ticks.set((int) number);
            heard.incrementAndGet();
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
        for (SocketChannel channel : deaf) {
            channel.close();
        }
        selector.close();
    }
}
