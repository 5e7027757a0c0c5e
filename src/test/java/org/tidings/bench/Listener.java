package org.tidings.bench;

import java.io.IOException;

/// Someone who hears of numbered files and notes when, in a {@link Watch}.
interface Listener extends AutoCloseable {
    @Override
    void close() throws IOException;

    /// Waits for the reading thread to end, even when interrupted.
    static void join(Thread reader) {
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException stop) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
