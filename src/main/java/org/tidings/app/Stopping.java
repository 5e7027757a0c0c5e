package org.tidings.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The wish of the operating system that we end: SIGTERM, or control-C.
///
/// Whoever was told stops the house and says so; then the process ends with code 0, because being stopped is
/// no failure.
public final class Stopping {
    private final CountDownLatch wished = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Duration patience;

    private Stopping(Duration patience) {
        this.patience = patience;
    }

    /// Listens from now on.
    ///
    /// @param patience how long the process may take to stop before it is ended
    public static Stopping within(Duration patience) {
        var stopping = new Stopping(patience);
        Runtime.getRuntime().addShutdownHook(new Thread(stopping::told, "stopping"));
        return stopping;
    }

    private void told() {
        if (stopped.getCount() == 0) {
            return;
        }
        wished.countDown();
        try {
            boolean clean = stopped.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            Runtime.getRuntime().halt(clean ? 0 : 1);
        } catch (InterruptedException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    /// Returns when it is time to stop.
    public void await() throws InterruptedException {
        wished.await();
    }

    /// Everything is closed; the process may end, this way or another.
    public void stopped() {
        stopped.countDown();
    }
}
