package org.tidings.device.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tidings.pool.PoolBroken;

/// Makes new files durable, many by one call.
///
/// A file that comes alone is synced by its own thread. Those that come meanwhile wait; then one thread syncs the
/// whole file system for all of them (`syncfs(2)`), and so on while there are any. Measured against a sync per file
/// that is a third of the processor time; see `docs/decisions`.
///
/// Somebody else's bytes on the same disk would have to be waited for too. So when syncing together took long, every
/// file is synced by its own thread for a while.
final class GroupSync {
    private static final int FEW = 2;
    private static final Duration LONG = Duration.ofMillis(50);
    private static final Duration APART = Duration.ofSeconds(2);

    private final Path directory;
    private final Optional<Kernel> kernel;
    private final Executor blocking;
    private final InstantSource clock;
    private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean led = new AtomicBoolean();
    private volatile Instant apartUntil = Instant.MIN;

    private record Waiting(FileChannel file, Path parent, CompletableFuture<Void> durable) {}

    /// @param directory on the file system in question
    /// @param blocking runs what blocks a platform thread for milliseconds
    GroupSync(Path directory, Optional<Kernel> kernel, Executor blocking, InstantSource clock) {
        this.directory = directory;
        this.kernel = kernel;
        this.blocking = blocking;
        this.clock = clock;
    }

    /// Returns when the file, and its entry in its directory, are on the disk.
    void sync(FileChannel file, Path parent) throws IOException {
        if (kernel.isEmpty() || clock.instant().isBefore(apartUntil)) {
            syncOne(file, parent);
        } else if (led.compareAndSet(false, true)) {
            try {
                syncOne(file, parent);
            } finally {
                passOn();
            }
        } else {
            awaitGroup(new Waiting(file, parent, new CompletableFuture<>()));
        }
    }

    /// The same, by the caller's own thread and without waiting for others.
    static void syncOne(FileChannel file, Path parent) throws IOException {
        file.force(true);
        syncDirectory(parent);
    }

    static void syncDirectory(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private void awaitGroup(Waiting one) throws IOException {
        waiting.add(one);
        if (led.compareAndSet(false, true)) {
            passOn();
        }
        try {
            one.durable().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    /// Whoever leads calls this to end it: those who wait get another leader.
    private void passOn() {
        if (!waiting.isEmpty()) {
            blocking.execute(this::lead);
            return;
        }
        led.set(false);
        if (!waiting.isEmpty() && led.compareAndSet(false, true)) {
            blocking.execute(this::lead);
        }
    }

    private void lead() {
        List<Waiting> group = new ArrayList<>();
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            group.add(next);
        }
        try {
            syncAll(group);
            group.forEach(one -> one.durable().complete(null));
        } catch (IOException | RuntimeException e) {
            group.forEach(one -> one.durable().completeExceptionally(e));
        } finally {
            passOn();
        }
    }

    private void syncAll(List<Waiting> group) throws IOException {
        if (group.size() > FEW) {
            syncTogether();
            return;
        }
        Set<Path> parents = new HashSet<>();
        for (Waiting one : group) {
            one.file().force(true);
            parents.add(one.parent());
        }
        for (Path parent : parents) {
            syncDirectory(parent);
        }
    }

    private void syncTogether() throws IOException {
        Instant began = clock.instant();
        kernel.orElseThrow(() -> new PoolBroken("This system cannot sync a file system."))
                .syncFileSystem(directory);
        Instant now = clock.instant();
        if (Duration.between(began, now).compareTo(LONG) > 0) {
            apartUntil = now.plus(APART);
        }
    }
}
