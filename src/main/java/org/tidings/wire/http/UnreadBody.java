package org.tidings.wire.http;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Lets a client that is still sending hear why its request was refused (RFC 9112 §9.6).
///
/// Before the answer it takes what has come in of the body. Where that was not all, it says `Connection: close`,
/// answers, and goes on reading for a while: a connection closed on unread bytes is reset, and the reset can
/// overtake the answer.
final class UnreadBody extends Handler.Wrapper {
    private static final int MOST_CHUNKS = 64;
    private static final long LINGER_SECONDS = 5;

    UnreadBody(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!hasBody(request.getHeaders()) || !isHttp1(request)) {
            return super.handle(request, response, callback);
        }
        var ending = new Ending(request, response, callback);
        return super.handle(request, ending, ending);
    }

    private static boolean hasBody(HttpFields fields) {
        return fields.contains(HttpHeader.CONTENT_LENGTH) || fields.contains(HttpHeader.TRANSFER_ENCODING);
    }

    private static boolean isHttp1(Request request) {
        return request.getConnectionMetaData().getHttpVersion().getVersion() <= HttpVersion.HTTP_1_1.getVersion();
    }

    /// The answer to a request with a body, and what follows it.
    private static final class Ending extends Response.Wrapper implements Callback {
        private final Callback callback;
        private boolean answering;
        private boolean answered;
        private boolean lingers;
        private boolean ended;

        Ending(Request request, Response response, Callback callback) {
            super(request, response);
            this.callback = callback;
        }

        @Override
        public void write(boolean last, ByteBuffer bytes, Callback written) {
            beforeAnswer();
            answered |= last;
            super.write(last, bytes, written);
        }

        @Override
        public void succeeded() {
            beforeAnswer();
            if (!lingers) {
                callback.succeeded();
            } else if (answered) {
                linger();
            } else {
                super.write(true, null, Callback.from(this::linger, this::failed));
            }
        }

        @Override
        public void failed(Throwable why) {
            callback.failed(why);
        }

        private void beforeAnswer() {
            if (answering) {
                return;
            }
            answering = true;
            if (!readsAvailable()) {
                getHeaders().put(HttpHeader.CONNECTION, "close");
                lingers = !getRequest().getHeaders().contains(HttpHeader.EXPECT);
            }
        }

        private void linger() {
            getRequest().getComponents().getScheduler().schedule(this::end, LINGER_SECONDS, TimeUnit.SECONDS);
            readOn();
        }

        private synchronized void readOn() {
            while (!ended) {
                Content.Chunk chunk = getRequest().read();
                if (chunk == null) {
                    getRequest().demand(this::readOn);
                    return;
                }
                chunk.release();
                if (chunk.isLast()) {
                    end();
                }
            }
        }

        private synchronized void end() {
            if (!ended) {
                ended = true;
                callback.succeeded();
            }
        }

        /// Whether that was the whole body.
        private boolean readsAvailable() {
            for (int i = 0; i < MOST_CHUNKS; i++) {
                Content.Chunk chunk = getRequest().read();
                if (chunk == null) {
                    return false;
                }
                chunk.release();
                if (chunk.isLast()) {
                    return !Content.Chunk.isFailure(chunk);
                }
            }
            return false;
        }
    }
}
