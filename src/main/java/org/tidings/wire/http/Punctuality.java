package org.tidings.wire.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/// Ends connections whose request header is too long on its way: those that say nothing, and those that say one byte
/// now and then, which an idle time never catches. It looks about twenty times within the time that is allowed.
final class Punctuality extends AbstractLifeCycle {
    private static final int LOOKS = 20;
    private static final byte[] TOO_LATE = """
        HTTP/1.1 408 Request Timeout\r
        Connection: close\r
        Content-Type: text/plain; charset=utf-8\r
        Content-Length: 36\r
        \r
        The request took too long to arrive.
        """.stripTrailing().getBytes(StandardCharsets.US_ASCII);

    private final ServerConnector connector;
    private final Guests guests;
    private final long allowedNanos;
    private volatile boolean stopped;

    Punctuality(ServerConnector connector, Guests guests, Pace pace) {
        this.connector = connector;
        this.guests = guests;
        this.allowedNanos = pace.header().toNanos();
    }

    @Override
    protected void doStart() {
        stopped = false;
        lookLater();
    }

    @Override
    protected void doStop() {
        stopped = true;
    }

    private void lookLater() {
        Scheduler scheduler = connector.getScheduler();
        scheduler.schedule(this::look, Math.max(1_000_000, allowedNanos / LOOKS), TimeUnit.NANOSECONDS);
    }

    private void look() {
        if (stopped) {
            return;
        }
        long now = System.nanoTime();
        for (EndPoint end : connector.getConnectedEndPoints()) {
            guests.of(end).ifPresent(guest -> look(end, guest, now));
        }
        lookLater();
    }

    private void look(EndPoint end, Guest guest, long now) {
        Connection connection = end.getConnection();
        long bytesIn = connection == null ? 0 : connection.getBytesIn();
        boolean spoke = guest.hasSpoken(bytesIn);
        if (guest.isLate(now, bytesIn, allowedNanos)) {
            giveUp(end, connection, spoke);
        }
    }

    private static void giveUp(EndPoint end, Connection connection, boolean spoke) {
        // Over TLS nothing can be said before hands are shaken, and a polite end would wait for the other side.
        if (spoke && !(connection instanceof SslConnection)) {
            end.write(Callback.from(end::close), ByteBuffer.wrap(TOO_LATE));
        } else {
            end.close();
        }
    }
}
