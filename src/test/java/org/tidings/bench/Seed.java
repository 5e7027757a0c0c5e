package org.tidings.bench;

import java.io.IOException;
import java.time.Duration;

/// Files and directories a row needs before it can measure, uploaded through the door.
final class Seed {
    private static final int CONNECTIONS = 32;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Seed() {}

    /// Makes a directory with this many numbered files.
    ///
    /// @throws IOException when one of them was refused
    static void files(Door door, String directory, long count, int size) throws IOException {
        try (var client = Client.to(door)) {
            client.makeDirectory(directory);
        }
        all(door, NumberedRequest.put(door, directory, size), count);
    }

    /// The same, unless an earlier row has made them: then the last one is there.
    static void filesOnce(Door door, String directory, long count, int size) throws IOException {
        try (var client = Client.to(door)) {
            Answer last = client.send("GET", directory + "/" + Tick.name(count - 1), "", new byte[0]);
            last.body().discard();
            if (last.status() == 200) {
                return;
            }
        }
        files(door, directory, count, size);
    }

    /// Makes a directory with this many numbered directories.
    ///
    /// @throws IOException when one of them was refused
    static void directories(Door door, String directory, long count) throws IOException {
        try (var client = Client.to(door)) {
            client.makeDirectory(directory);
        }
        all(door, NumberedRequest.makeDirectory(door, directory), count);
    }

    private static void all(Door door, NumberedRequest request, long count) throws IOException {
        var shots = new ClosedLoop(door, request).run(CONNECTIONS, PATIENCE, count);
        if (shots.answered() != count) {
            throw new IOException(door.name() + " took only " + shots.answered() + " of " + count);
        }
    }
}
