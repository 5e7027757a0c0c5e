package org.tidings.device.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Sends a big upload to the disk while it comes, in steps, and lets it run ahead of the disk by a few steps only.
///
/// So nobody who syncs meanwhile waits for more than those, and the last sync is short.
final class WriteBehind implements AutoCloseable {
    static final long STEP_BYTES = 8L << 20;
    private static final int STEPS_AHEAD = 4;

    private final Path path;
    private final Optional<Kernel> kernel;
    private final Executor blocking;
    private Kernel.@Nullable Descriptor file;
    private long begun;

    /// @param blocking runs what blocks a platform thread
    WriteBehind(Path path, Optional<Kernel> kernel, Executor blocking) {
        this.path = path;
        this.kernel = kernel;
        this.blocking = blocking;
    }

    /// The file has that many bytes now.
    void reached(long bytes) throws IOException {
        while (kernel.isPresent() && bytes - begun >= STEP_BYTES) {
            var descriptor = file;
            if (descriptor == null) {
                descriptor = kernel.get().open(path);
                file = descriptor;
            }
            descriptor.beginWriting(begun, STEP_BYTES);
            begun += STEP_BYTES;
            long old = begun - STEPS_AHEAD * STEP_BYTES;
            if (old >= STEP_BYTES) {
                awaitWritten(descriptor, old - STEP_BYTES);
            }
        }
    }

    /// Not by this thread: it may be a virtual one, whose carrier others need.
    private void awaitWritten(Kernel.Descriptor descriptor, long position) throws IOException {
        var written = new CompletableFuture<Void>();
        blocking.execute(() -> awaitStep(descriptor, position, written));
        try {
            written.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    private static void awaitStep(Kernel.Descriptor descriptor, long position, CompletableFuture<Void> written) {
        try {
            descriptor.awaitWritten(position, STEP_BYTES);
            written.complete(null);
        } catch (IOException | RuntimeException e) {
            written.completeExceptionally(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
