package org.tidings.wire.dav;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;

/// A server of one manner, good or bad: it reads a request's head, remembers it, and lets the manner write what it
/// likes
/// to the socket, which is closed then.
final class Wayward implements AutoCloseable {
    private final ServerSocket socket;
    private final String scheme;
    private final Manner manner;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /// What it does with a request.
    @FunctionalInterface
    interface Manner {
        void answer(Asked request, Talk talk) throws IOException;
    }

    /// A request's head.
    ///
    /// @param fields by name in small letters
    record Asked(String method, String target, Map<String, String> fields) {
        String field(String name) {
            return fields.getOrDefault(name, "");
        }
    }

    private Wayward(ServerSocket socket, String scheme, Manner manner) {
        this.socket = socket;
        this.scheme = scheme;
        this.manner = manner;
        Thread.ofPlatform().daemon().name("wayward").start(this::listen);
    }

    static Wayward of(Manner manner) {
        return listening(ServerSocketFactory.getDefault(), "http", manner);
    }

    static Wayward overTls(ServerSocketFactory tls, Manner manner) {
        return listening(tls, "https", manner);
    }

    private static Wayward listening(ServerSocketFactory sockets, String scheme, Manner manner) {
        try {
            return new Wayward(sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress()), scheme, manner);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url(String path) {
        return URI.create(scheme + "://localhost:" + socket.getLocalPort()) + path;
    }

    /// All requests so far.
    List<Asked> asked() {
        return List.copyOf(asked);
    }

    List<String> methods() {
        return asked.stream().map(Asked::method).toList();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closing) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new BufferedInputStream(client.getInputStream());
            Asked request = read(in);
            asked.add(request);
            manner.answer(request, new Talk(in, client.getOutputStream()));
            client.getOutputStream().flush();
        } catch (IOException brokenOff) {
            // Some manners want just this.
        }
    }

    private static Asked read(InputStream in) throws IOException {
        String[] request = line(in).split(" ");
        Map<String, String> fields = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            fields.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Asked(request[0], request[1], fields);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("no request");
            }
            line.append(c == '\r' ? "" : (char) c);
        }
        return line.toString();
    }

    /// Its side of one request.
    final class Talk {
        private final InputStream in;
        private final OutputStream out;

        Talk(InputStream in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        Talk head(int status, String... fields) throws IOException {
            String head = "HTTP/1.1 " + status + " Whatever\r\n" + (status == 100 ? "" : "Connection: close\r\n")
                    + (fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n") + "\r\n";
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return this;
        }

        Talk body(byte[] bytes, int count) throws IOException {
            out.write(bytes, 0, count);
            out.flush();
            return this;
        }

        /// A body in one chunk, with its end.
        void chunked(byte[] bytes) throws IOException {
            out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }

        /// Says nothing more until the other side, or this server, is tired of it.
        void stall() throws IOException {
            while (in.read() >= 0 && closed.getCount() > 0) {
                // What else comes is not of interest.
            }
        }

        /// Does nothing, and reads nothing, for half a minute or until this server closes.
        void sulk() throws IOException {
            rest(30_000);
        }

        /// Reads that much of the request's body.
        byte[] take(int count) throws IOException {
            return in.readNBytes(count);
        }

        /// A thousand bytes a second.
        void trickle(byte[] bytes) throws IOException {
            for (int i = 0; i + 100 <= bytes.length && !isClosedWithin(100); i += 100) {
                out.write(bytes, i, 100);
                out.flush();
            }
        }

        /// Does nothing for a while.
        void rest(int millis) throws IOException {
            if (isClosedWithin(millis)) {
                throw new IOException("the server closes");
            }
        }

        private boolean isClosedWithin(int millis) {
            try {
                return closed.await(millis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                return true;
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
    }
}
