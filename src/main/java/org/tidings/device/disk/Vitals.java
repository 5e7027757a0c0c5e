package org.tidings.device.disk;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.tidings.model.PoolName;
import org.tidings.pool.PoolBroken;

/// Whether a pool's disk is there, and how much of it is free. A disk that is there is looked at once a second at most;
/// one that is not, whenever somebody asks: nobody is refused for what was missing a moment ago.
///
/// The disk is there when the marker file is, and names the pool: an empty mount point must not be taken for it.
final class Vitals {
    private static final Duration VALID = Duration.ofSeconds(1);

    private final PoolName pool;
    private final Layout layout;
    private final InstantSource clock;
    private volatile Look last;

    /// One look at the disk.
    ///
    /// @param ailment a sentence; empty for a disk that is there
    /// @param usableBytes free bytes as the system tells them; 0 when the disk is not there
    record Look(Instant at, Optional<String> ailment, long usableBytes, long totalBytes) {}

    Vitals(PoolName pool, Layout layout, InstantSource clock) {
        this.pool = pool;
        this.layout = layout;
        this.clock = clock;
        this.last = look();
    }

    /// The words of the marker file.
    static String words(PoolName pool) {
        return "This directory is the pool " + pool
                + " of Tidings, layout 1. Without this file the pool is not used.\n";
    }

    /// A disk that ails did so at this moment; one that is there was so a second ago.
    Look recent() {
        Look known = last;
        Duration age = Duration.between(known.at(), clock.instant()).abs();
        return known.ailment().isEmpty() && age.compareTo(VALID) < 0 ? known : fresh();
    }

    Look fresh() {
        Look now = look();
        last = now;
        return now;
    }

    /// @throws PoolBroken when the disk is not there, as far as was looked lately
    void require() {
        recent().ailment().ifPresent(Vitals::refuse);
    }

    /// @throws PoolBroken when the disk is not there now
    void requireNow() {
        fresh().ailment().ifPresent(Vitals::refuse);
    }

    private static void refuse(String sentence) {
        throw new PoolBroken(sentence);
    }

    private Look look() {
        Optional<String> ailment = ailment(pool, layout);
        File directory = layout.directory().toFile();
        long usable = ailment.isPresent() ? 0 : directory.getUsableSpace();
        return new Look(clock.instant(), ailment, usable, directory.getTotalSpace());
    }

    /// Why the directory is not the pool's; empty when it is.
    static Optional<String> ailment(PoolName pool, Layout layout) {
        Path marker = layout.marker();
        try {
            return Files.readString(marker).equals(words(pool))
                    ? Optional.empty()
                    : Optional.of("The directory " + layout.directory() + " belongs to another pool than " + pool
                            + ": see " + marker + ".");
        } catch (NoSuchFileException e) {
            return Optional.of("The disk of pool " + pool + " is not there: " + marker + " is missing.");
        } catch (IOException e) {
            return Optional.of("The disk of pool " + pool + " cannot be read: " + e.getMessage() + ".");
        }
    }
}
