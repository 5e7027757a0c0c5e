package org.tidings.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.tidings.config.Amounts;

/// One line of a terminal that shows how far a transfer is; nothing at all where there is no terminal.
final class ProgressBar implements AutoCloseable {
    private static final int WIDTH = 30;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofMillis(500);
    private final PrintWriter screen;
    private final boolean visible;
    private final String label;
    private final long totalBytes;
    private final InstantSource clock;
    private final Instant begun;
    private Instant shown;
    private boolean drawn;

    /// @param totalBytes -1 if unknown
    ProgressBar(PrintWriter screen, boolean visible, String label, long totalBytes, InstantSource clock) {
        this.screen = screen;
        this.visible = visible;
        this.label = label;
        this.totalBytes = totalBytes;
        this.clock = clock;
        this.begun = clock.instant();
        this.shown = begun;
    }

    /// Shows it, when it takes long enough to be worth it.
    void reached(long bytes) {
        Instant now = clock.instant();
        if (visible && now.isAfter(begun.plus(LONG)) && now.isAfter(shown.plus(PAUSE))) {
            shown = now;
            drawn = true;
            screen.print("\r" + text(bytes, Duration.between(begun, now)) + "\u001b[K");
            screen.flush();
        }
    }

    private String text(long bytes, Duration taken) {
        String rate = Amounts.readable(bytes * 1000 / Math.max(1, taken.toMillis())) + "/s";
        if (totalBytes <= 0) {
            return "%s  %s  %s".formatted(label, Amounts.readable(bytes), rate);
        }
        int full = (int) (bytes * WIDTH / totalBytes);
        String bar = "#".repeat(full) + "-".repeat(Math.max(0, WIDTH - full));
        return "%s  [%s] %3d %%  %s  %s".formatted(label, bar, bytes * 100 / totalBytes, Amounts.readable(bytes), rate);
    }

    /// Takes the line away.
    @Override
    public void close() {
        if (drawn) {
            screen.print("\r\u001b[K");
            screen.flush();
        }
    }
}
