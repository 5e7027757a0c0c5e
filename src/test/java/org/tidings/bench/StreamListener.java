package org.tidings.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// One Server-Sent Events connection, read by one thread: every frame with a {@link Tick} in it is noted.
final class StreamListener implements Listener {
    private static final int LARGEST_FRAME = 1 << 20;

    private final Client client;
    private final Answer answer;
    private final Watch watch;
    private final Thread reader;
    private byte[] frame = new byte[4096];
    private int length;

    private StreamListener(Client client, Answer answer, Watch watch) {
        this.client = client;
        this.answer = answer;
        this.watch = watch;
        this.reader = Thread.ofPlatform().name("listener").unstarted(this::read);
    }

    /// Opens a stream; when this returns the server has answered, so later changes are heard.
    static StreamListener on(Door door, String target, Watch watch) throws IOException {
        Client client = Client.to(door);
        Answer answer = client.must("GET", target, "Accept: text/event-stream\r\n", new byte[0]);
        var listener = new StreamListener(client, answer, watch);
        listener.reader.start();
        return listener;
    }

    private void read() {
        try {
            for (ByteBuffer view = answer.body().next();
                    view.hasRemaining();
                    view = answer.body().next()) {
                long now = System.nanoTime();
                while (view.hasRemaining()) {
                    take(view.get(), now);
                }
            }
        } catch (IOException closed) {
            // close() ends the reading this way
        }
    }

    private void take(byte next, long now) {
        if (next == '\r') {
            return;
        }
        if (next == '\n' && length > 0 && frame[length - 1] == '\n') {
            watch.hear(Tick.find(frame, 0, length), now);
            length = 0;
            return;
        }
        if (length == frame.length) {
            frame = Arrays.copyOf(frame, Math.min(2 * length, LARGEST_FRAME));
        }
        frame[length++] = next;
    }

    @Override
    public void close() throws IOException {
        client.close();
        Listener.join(reader);
    }
}
