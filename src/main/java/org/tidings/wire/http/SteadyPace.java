package org.tidings.wire.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/// Ends requests whose body comes, and answers whose body goes, slower than allowed. What counts is the time that the
/// network was waited for; our own disk may take its time.
final class SteadyPace extends Handler.Wrapper {
    private final Pace pace;

    SteadyPace(Handler handler, Pace pace) {
        super(handler);
        this.pace = pace;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (pace.bytesPerSecond() == 0) {
            return super.handle(request, response, callback);
        }
        boolean comes = request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        Request seen = comes ? new Coming(request, pace) : request;
        return super.handle(seen, new Going(seen, response, pace), callback);
    }

    /// A request whose body is measured.
    private static final class Coming extends Request.Wrapper {
        private final Pace pace;
        private long bytes;
        private long waited;
        private volatile long waitingSince;
        private boolean slow;

        Coming(Request request, Pace pace) {
            super(request);
            this.pace = pace;
        }

        @Override
        public void demand(Runnable whenThere) {
            waitingSince = System.nanoTime();
            super.demand(whenThere);
        }

        @Override
        public Content.Chunk read() {
            if (slow) {
                return tooSlow();
            }
            Content.Chunk chunk = super.read();
            if (chunk != null) {
                long since = waitingSince;
                waitingSince = 0;
                waited += since == 0 ? 0 : System.nanoTime() - since;
                bytes += chunk.remaining();
                slow = !chunk.isLast() && pace.isTooSlow(bytes, waited);
            }
            if (chunk != null && slow) {
                chunk.release();
                return tooSlow();
            }
            return chunk;
        }

        private static Content.Chunk tooSlow() {
            return Content.Chunk.from(new TimeoutException("The body comes too slowly."), true);
        }
    }

    /// An answer whose body is measured, if it takes more than one piece.
    private static final class Going extends Response.Wrapper {
        private final Pace pace;
        private long bytes;
        private long waited;

        Going(Request request, Response response, Pace pace) {
            super(request, response);
            this.pace = pace;
        }

        @Override
        public void write(boolean last, ByteBuffer piece, Callback written) {
            int length = piece == null ? 0 : piece.remaining();
            if (length == 0 || (last && bytes == 0) || LongStay.hasBegun(getRequest())) {
                super.write(last, piece, written);
                return;
            }
            if (pace.isTooSlow(bytes, waited)) {
                written.failed(new IOException("The answer is read too slowly."));
                return;
            }
            Scheduler.Task end = endWhenTooSlow(length);
            long began = System.nanoTime();
            super.write(
                    last,
                    piece,
                    Callback.from(
                            written.getInvocationType(),
                            () -> {
                                end.cancel();
                                bytes += length;
                                waited += System.nanoTime() - began;
                                written.succeeded();
                            },
                            why -> {
                                end.cancel();
                                written.failed(why);
                            }));
        }

        /// Closes a connection of its own (HTTP/1) if this piece takes too long: else the writer would wait as long as
        /// somebody takes a byte now and then.
        private Scheduler.Task endWhenTooSlow(int length) {
            var connection = getRequest().getConnectionMetaData();
            if (connection.getHttpVersion().getVersion() >= HttpVersion.HTTP_2.getVersion()) {
                return () -> false;
            }
            var end = connection.getConnection().getEndPoint();
            var why = new TimeoutException("The answer is read too slowly.");
            long patience = pace.patienceNanos(bytes + length) - waited;
            return getRequest()
                    .getComponents()
                    .getScheduler()
                    .schedule(() -> end.close(why), Math.max(1, patience), TimeUnit.NANOSECONDS);
        }
    }
}
