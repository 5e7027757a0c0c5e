package org.tidings.bench;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// The peer of an event stream: the kernel's own inotify(7), read without any library between.
///
/// nginx writes an upload to a temporary file and renames it, so the upload is complete at `IN_MOVED_TO`.
final class Inotify implements Listener {
    private static final int IN_MOVED_TO = 0x80;
    private static final int IN_IGNORED = 0x8000;
    private static final int SIZE = 64 * 1024;
    private static final MethodHandle INIT = function("inotify_init1", JAVA_INT, JAVA_INT);
    private static final MethodHandle ADD = function("inotify_add_watch", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle REMOVE = function("inotify_rm_watch", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle READ = function("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle CLOSE = function("close", JAVA_INT, JAVA_INT);

    private final Watch watch;
    private final int descriptor;
    private final int watched;
    private final Thread reader;

    private Inotify(int descriptor, int watched, Watch watch) {
        this.descriptor = descriptor;
        this.watched = watched;
        this.watch = watch;
        this.reader = Thread.ofPlatform().name("inotify").unstarted(this::read);
    }

    static Inotify on(Path directory, Watch watch) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            int descriptor = (int) INIT.invokeExact(0);
            MemorySegment path = arena.allocateFrom(directory.toString());
            int watched = (int) ADD.invokeExact(descriptor, path, IN_MOVED_TO);
            if (watched < 0) {
                throw new IOException("inotify refuses to watch " + directory);
            }
            var inotify = new Inotify(descriptor, watched, watch);
            inotify.reader.start();
            return inotify;
        } catch (IOException refused) {
            throw refused;
        } catch (Throwable broken) {
            throw new IllegalStateException("inotify is not to be had", broken);
        }
    }

    /// Reads until the watch is removed, which the kernel says with an event of its own (`IN_IGNORED`).
    private void read() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(SIZE);
            while (true) {
                int got = (int) (long) READ.invokeExact(descriptor, buffer, (long) SIZE);
                if (got <= 0 || !hear(buffer.asSlice(0, got), System.nanoTime())) {
                    return;
                }
            }
        } catch (Throwable broken) {
            throw new IllegalStateException("inotify broke", broken);
        }
    }

    /// False when the watch is gone.
    private boolean hear(MemorySegment events, long now) {
        byte[] bytes = events.toArray(JAVA_BYTE);
        boolean ignored = false;
        for (int at = 0; at < bytes.length; ) {
            int mask = events.get(JAVA_INT_UNALIGNED, at + 4L);
            int length = events.get(JAVA_INT_UNALIGNED, at + 12L);
            ignored |= (mask & IN_IGNORED) != 0;
            watch.hear(Tick.find(bytes, at + 16, at + 16 + length), now);
            at += 16 + length;
        }
        return !ignored;
    }

    @Override
    public void close() {
        try {
            int removed = (int) REMOVE.invokeExact(descriptor, watched);
            Listener.join(reader);
            int closed = (int) CLOSE.invokeExact(descriptor);
            assert removed == 0 && closed == 0;
        } catch (Throwable broken) {
            throw new IllegalStateException("inotify broke", broken);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, ValueLayout result, ValueLayout... arguments) {
        var linker = Linker.nativeLinker();
        var symbol = linker.defaultLookup().find(name).orElseThrow();
        return linker.downcallHandle(symbol, FunctionDescriptor.of(result, arguments));
    }
}
