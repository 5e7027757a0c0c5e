package org.tidings.device.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tidings.model.Pause;

/// Makes new files durable, many by one call.
///
/// Who comes first has the whole file system synced (`syncfs(2)`); those that come meanwhile wait and share the next
/// sync, and so on. Measured against a sync per file and directory that is half to a third of the processor time, see
/// `docs/decisions/0009-one-sync-for-many-files.md`.
///
/// Somebody else's bytes on the same disk have to be waited for too. So when that took long, every file is synced by
/// its own thread for a while.
final class GroupSync {
    private static final Duration LONG = Duration.ofMillis(250);
    private static final int APART = 20;
    private static final Duration LONGEST_APART = Duration.ofMinutes(1);

    private final Disk disk;
    private final Executor blocking;
    private final InstantSource clock;
    private final ConcurrentLinkedQueue<CompletableFuture<Void>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean led = new AtomicBoolean();
    private final Pause apart = new Pause();

    /// What can be asked of a disk.
    interface Disk {
        /// Syncs everything on it.
        void syncAll() throws IOException;

        /// Syncs one file and its directory.
        void syncOne(FileChannel file, Path parent) throws IOException;

        /// Whether [#syncAll] can be asked for.
        boolean syncsAll();
    }

    /// @param blocking runs what blocks a platform thread for milliseconds
    GroupSync(Disk disk, Executor blocking, InstantSource clock) {
        this.disk = disk;
        this.blocking = blocking;
        this.clock = clock;
    }

    /// The disk that a file is on, as long as it is there: with its marker a pool's disk is gone, and the disk below
    /// its
    /// mount point is another.
    static Disk diskOf(Path file, Optional<Kernel> kernel) {
        return new Disk() {
            @Override
            public void syncAll() throws IOException {
                kernel.orElseThrow().syncFileSystem(file);
            }

            @Override
            public void syncOne(FileChannel file, Path parent) throws IOException {
                GroupSync.syncOne(file, parent);
            }

            @Override
            public boolean syncsAll() {
                return kernel.isPresent();
            }
        };
    }

    /// Returns when the file, and its entry in its directory, are on the disk.
    void sync(FileChannel file, Path parent) throws IOException {
        if (!disk.syncsAll() || !apart.isOver(clock.instant())) {
            disk.syncOne(file, parent);
        } else {
            awaitGroup();
        }
    }

    static void syncOne(FileChannel file, Path parent) throws IOException {
        file.force(true);
        syncDirectory(parent);
    }

    static void syncDirectory(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private void awaitGroup() throws IOException {
        var durable = new CompletableFuture<Void>();
        waiting.add(durable);
        if (led.compareAndSet(false, true)) {
            blocking.execute(this::lead);
        }
        try {
            durable.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    /// How many wait for the next sync.
    int waitingNow() {
        return waiting.size();
    }

    /// Syncs for group after group until nobody waits.
    private void lead() {
        do {
            for (var group = group(); !group.isEmpty(); group = group()) {
                syncFor(group);
            }
            led.set(false);
        } while (!waiting.isEmpty() && led.compareAndSet(false, true));
    }

    /// All that wait now: what they wrote was written before the sync that follows.
    private List<CompletableFuture<Void>> group() {
        List<CompletableFuture<Void>> group = new ArrayList<>();
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            group.add(next);
        }
        return group;
    }

    private void syncFor(List<CompletableFuture<Void>> group) {
        try {
            Instant began = clock.instant();
            disk.syncAll();
            partIfSlow(began, clock.instant());
            group.forEach(durable -> durable.complete(null));
        } catch (IOException | RuntimeException e) {
            group.forEach(durable -> durable.completeExceptionally(e));
        }
    }

    private void partIfSlow(Instant began, Instant ended) {
        Duration took = Duration.between(began, ended);
        if (took.compareTo(LONG) > 0) {
            Duration wanted = took.multipliedBy(APART);
            apart.begin(ended, wanted.compareTo(LONGEST_APART) < 0 ? wanted : LONGEST_APART);
        }
    }
}
