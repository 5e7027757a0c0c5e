package org.tidings.wire.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.tidings.delivery.Carrier;

/// A response of Jetty's as a [Carrier]: its writes never block, whoever writes.
///
/// While it lasts, the connection has no idle time of its own: delivery's heartbeats show what is alive.
final class JettyCarrier implements Carrier, Callback {
    private static final WriteEnd NOBODY = new WriteEnd() {
        @Override
        public void written() {}

        @Override
        public void failed(Throwable why) {}
    };

    private final Response response;
    private final Callback whole;
    private final EndPoint connection;
    private final long usualIdleMillis;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile WriteEnd end = NOBODY;

    /// @param whole completed when the response is over
    JettyCarrier(Request request, Response response, Callback whole) {
        this.response = response;
        this.whole = whole;
        this.connection = request.getConnectionMetaData().getConnection().getEndPoint();
        this.usualIdleMillis = connection.getIdleTimeout();
        request.addIdleTimeoutListener(timeout -> false);
        connection.setIdleTimeout(0);
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
            connection.setIdleTimeout(usualIdleMillis);
            whole.succeeded();
        }
    }

    @Override
    public void cut() {
        if (over.compareAndSet(false, true)) {
            var why = new IOException("The listener was cut.");
            connection.close(why);
            whole.failed(why);
        }
    }
}
