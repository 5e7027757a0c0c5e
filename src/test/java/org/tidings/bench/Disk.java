package org.tidings.bench;

import java.io.IOException;

/// The disk all servers of a run share.
final class Disk {
    private Disk() {}

    /// Writes out what any server left unwritten (`sync`), so that the next one measured does not pay for it.
    static void quiet() throws IOException, InterruptedException {
        int code = new ProcessBuilder("sync").start().waitFor();
        if (code != 0) {
            throw new IOException("sync ended with " + code);
        }
    }
}
