package org.tidings.wire.dav;

import java.time.Instant;
import org.tidings.door.Ground;
import org.tidings.door.Locks;

/// What properties tell beside their entry, looked up at most once in a request.
final class Surroundings {
    private final Ground ground;
    private final Addresses addresses;
    private final Instant now;
    private long availableBytes = -1;
    private long usedBytes = -1;

    Surroundings(Ground ground, Addresses addresses, Instant now) {
        this.ground = ground;
        this.addresses = addresses;
        this.now = now;
    }

    Locks locks() {
        return ground.locks();
    }

    Addresses addresses() {
        return addresses;
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
