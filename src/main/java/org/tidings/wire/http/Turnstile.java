package org.tidings.wire.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Lets requests in one by one: so many at once, and so many in a second from one address. It is asked before anything
/// else, so that turning somebody away costs next to nothing.
final class Turnstile extends Handler.Wrapper {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Guests guests;
    private final int most;
    private final Allowance<Network> allowance;
    private final AtomicInteger inside = new AtomicInteger();
    private final Semaphore doorstep =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    Turnstile(Handler handler, Guests guests, Crowding crowding) {
        super(handler);
        this.guests = guests;
        this.most = crowding.requests();
        this.allowance = new Allowance<>(crowding.requestsPerSecond(), System::nanoTime);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Optional<Guest> guest = guests.of(request);
        var pass = new Pass(guest);
        Request.addCompletionListener(request, pass::ends);
        boolean http1 = request.getConnectionMetaData().getHttpVersion().getVersion() < HttpVersion.HTTP_2.getVersion();
        if (guest.isPresent() && !guest.get().begins(http1)) {
            callback.failed(new IOException("The connection was given up for lateness."));
            return true;
        }
        if (inside.incrementAndGet() > most) {
            turnAway(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, SOON);
            return true;
        }
        Optional<Duration> wait = guest.flatMap(Guest::network).flatMap(allowance::take);
        if (wait.isPresent()) {
            turnAway(request, response, callback, HttpStatus.TOO_MANY_REQUESTS_429, wait.get());
            return true;
        }
        LongStay.offer(request, pass);
        return super.handle(request, response, callback);
    }

    private static void turnAway(Request request, Response response, Callback callback, int status, Duration wait) {
        response.getHeaders().put(HttpHeader.RETRY_AFTER, RequestRefused.seconds(wait));
        Response.writeError(request, response, callback, status);
    }

    /// A request from its header to its end.
    private final class Pass implements LongStay.Seat {
        private final Optional<Guest> guest;
        private final AtomicBoolean counted = new AtomicBoolean(true);

        Pass(Optional<Guest> guest) {
            this.guest = guest;
        }

        @Override
        public LongStay.Beginning leave() {
            uncount();
            doorstep.acquireUninterruptibly();
            return doorstep::release;
        }

        private void uncount() {
            if (counted.compareAndSet(true, false)) {
                inside.decrementAndGet();
            }
        }

        void ends(Throwable why) {
            uncount();
            guest.ifPresent(Guest::ends);
        }
    }
}
