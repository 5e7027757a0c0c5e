package org.tidings.command;

import java.io.PrintWriter;
import java.time.Duration;
import org.tidings.app.Furnishing;
import org.tidings.app.House;
import org.tidings.app.Stopping;
import org.tidings.config.Config;

/// A house that is open until somebody stops the process.
final class Serving {
    private static final Duration CLOSING = Duration.ofSeconds(20);

    private Serving() {}

    /// What is said when the house stands.
    interface Greeting {
        void greet(House house, PrintWriter out);
    }

    static void untilStopped(Config config, Furnishing furnishing, PrintWriter out, Greeting greeting)
            throws InterruptedException {
        House house = House.open(config, furnishing);
        var stopping = Stopping.within(config.limits().stopping().plus(CLOSING));
        try {
            greeting.greet(house, out);
            out.println("Ready.");
            out.flush();
            stopping.await();
            out.println("Stopping ...");
            out.flush();
        } finally {
            house.close();
            stopping.stopped();
        }
    }
}
