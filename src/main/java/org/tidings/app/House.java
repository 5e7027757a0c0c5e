package org.tidings.app;

import java.net.URI;
import org.tidings.config.Config;

/// A site, wired: every room that runs, from the disks up to the doors, in the order it is opened.
public final class House implements AutoCloseable {
    private final DirectoryLock lock;

    private House(DirectoryLock lock) {
        this.lock = lock;
    }

    /// Opens a site.
    ///
    /// @throws CannotStart with a sentence
    public static House open(Config config) {
        return new House(DirectoryLock.of(config.site().directory()));
    }

    public URI door() {
        return URI.create("http://localhost:2880");
    }

    public URI api() {
        return URI.create("http://localhost:3880");
    }

    @Override
    public void close() {
        lock.close();
    }
}
