package org.tidings.wire.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.tidings.delivery.Carrier;

/// A response of Jetty's as a [Carrier]: its writes never block, whoever writes.
///
/// While it lasts, a connection of its own (HTTP/1.1) has no idle time: delivery's heartbeats show what is
/// alive. A connection that carries other streams too (HTTP/2) is left alone; only the stream is ended.
public final class StreamCarrier implements Carrier, Callback {
    private static final WriteEnd NOBODY = new WriteEnd() {
        @Override
        public void written() {}

        @Override
        public void failed(Throwable why) {}
    };

    private final Response response;
    private final Callback whole;
    private final Optional<EndPoint> own;
    private final long usualIdleMillis;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile WriteEnd end = NOBODY;

    /// @param whole completed when the response is over
    public StreamCarrier(Request request, Response response, Callback whole) {
        this.response = response;
        this.whole = whole;
        var connection = request.getConnectionMetaData();
        boolean alone = connection.getHttpVersion().getVersion() < HttpVersion.HTTP_2.getVersion();
        this.own = alone ? Optional.of(connection.getConnection().getEndPoint()) : Optional.empty();
        this.usualIdleMillis = own.map(EndPoint::getIdleTimeout).orElse(0L);
        request.addIdleTimeoutListener(timeout -> false);
        own.ifPresent(mine -> mine.setIdleTimeout(0));
    }

    @Override
    public void write(ByteBuffer bytes, WriteEnd writeEnd) {
        end = writeEnd;
        response.write(false, bytes, this);
    }

    @Override
    public void succeeded() {
        end.written();
    }

    @Override
    public void failed(Throwable why) {
        end.failed(why);
        if (over.compareAndSet(false, true)) {
            whole.failed(why);
        }
    }

    /// Neither end of a write blocks.
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public void finish() {
        if (over.compareAndSet(false, true)) {
            own.ifPresent(mine -> mine.setIdleTimeout(usualIdleMillis));
            whole.succeeded();
        }
    }

    @Override
    public void cut() {
        if (over.compareAndSet(false, true)) {
            var why = new IOException("The listener was cut.");
            own.ifPresent(mine -> mine.close(why));
            whole.failed(why);
        }
    }
}
