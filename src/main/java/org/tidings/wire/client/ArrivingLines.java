package org.tidings.wire.client;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Lines of a body that is still arriving, for one reader that does not wait for ever.
///
/// Bounded by asking for one more line only when one was taken.
final class ArrivingLines implements Flow.Subscriber<String>, AutoCloseable {
    private static final int AHEAD = 256;
    private final BlockingQueue<Piece> arrived = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription subscription;

    /// A line, or how it ended.
    sealed interface Piece {
        record Text(String line) implements Piece {}

        /// Nothing comes any more: the sender ended it, the connection broke, or nothing came for too long.
        record End(String why) implements Piece {}
    }

    /// The next line, waiting at most so long.
    Piece next(Duration patience) throws InterruptedException {
        Piece piece = arrived.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (piece == null) {
            return new Piece.End("nothing came for " + patience.toSeconds() + " s");
        }
        if (piece instanceof Piece.Text) {
            Objects.requireNonNull(subscription, "lines come after the subscription")
                    .request(1);
        }
        return piece;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(AHEAD);
    }

    @Override
    public void onNext(String line) {
        arrived.add(new Piece.Text(line));
    }

    @Override
    public void onError(Throwable problem) {
        arrived.add(new Piece.End("the connection broke"));
    }

    @Override
    public void onComplete() {
        arrived.add(new Piece.End("the site ended the stream"));
    }

    @Override
    public void close() {
        Flow.Subscription given = subscription;
        if (given != null) {
            given.cancel();
        }
    }
}
