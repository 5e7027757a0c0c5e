package org.tidings.wire.dav;

import java.time.Instant;
import java.util.function.Predicate;
import org.tidings.door.Ground;
import org.tidings.door.Locks;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;

/// What properties tell beside their entry, looked up at most once in a request.
final class Surroundings {
    private final Ground ground;
    private final Addresses addresses;
    private final Predicate<StoragePath> writable;
    private final Instant now;
    private long availableBytes = -1;
    private long usedBytes = -1;

    /// @param writable whether whoever asks may write what is at a path
    Surroundings(Ground ground, Addresses addresses, Predicate<StoragePath> writable, Instant now) {
        this.ground = ground;
        this.addresses = addresses;
        this.writable = writable;
        this.now = now;
    }

    Locks locks() {
        return ground.locks();
    }

    Addresses addresses() {
        return addresses;
    }

    boolean isWritable(StoragePath path) {
        return writable.test(path);
    }

    /// Whether the bytes of a file can be read now, in SRM's words. A pool that is away may come back with them.
    String locality(Entry.File file) {
        if (file.lost().isPresent()) {
            return "LOST";
        }
        return ground.pools().serve(file.content().pool()) ? "ONLINE" : "UNAVAILABLE";
    }

    Instant now() {
        return now;
    }

    /// Bytes that could still be stored (RFC 4331 §3).
    long availableBytes() {
        if (availableBytes < 0) {
            availableBytes = ground.pools().freeBytes();
        }
        return availableBytes;
    }

    /// Bytes of all files of the site (RFC 4331 §4).
    long usedBytes() {
        if (usedBytes < 0) {
            usedBytes = ground.namespace().usage().bytes();
        }
        return usedBytes;
    }
}
