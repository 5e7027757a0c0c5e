package org.tidings.device.disk;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.Optional;

/// Calls of Linux that Java does not have: `syncfs(2)` and `sync_file_range(2)`.
///
/// They block the thread, and a virtual thread's carrier with it: call them from threads that may block.
final class Kernel {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final VarHandle ERRNO_VALUE = Linker.Option.captureStateLayout()
            .varHandle(java.lang.foreign.MemoryLayout.PathElement.groupElement("errno"));
    private static final int READ_ONLY_CLOSE_ON_EXEC = 02000000;
    private static final int WRITE = 2;
    private static final int WAIT_BEFORE_WRITE_WAIT_AFTER = 7;

    private final MethodHandle open;
    private final MethodHandle close;
    private final MethodHandle syncfs;
    private final MethodHandle syncFileRange;

    private Kernel(SymbolLookup lookup) {
        open = call(lookup, "open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
        close = call(lookup, "close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        syncfs = call(lookup, "syncfs", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        syncFileRange = call(
                lookup, "sync_file_range", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
    }

    /// Empty on a system that is not Linux.
    static Optional<Kernel> here() {
        SymbolLookup lookup = LINKER.defaultLookup();
        boolean linux = System.getProperty("os.name").equals("Linux");
        return linux
                        && lookup.find("syncfs").isPresent()
                        && lookup.find("sync_file_range").isPresent()
                ? Optional.of(new Kernel(lookup))
                : Optional.empty();
    }

    private static MethodHandle call(SymbolLookup lookup, String name, FunctionDescriptor form) {
        return LINKER.downcallHandle(lookup.findOrThrow(name), form, ERRNO);
    }

    /// Writes everything of the path's file system to its disk and waits for it.
    void syncFileSystem(Path path) throws IOException {
        try (var file = open(path)) {
            file.syncFileSystem();
        }
    }

    /// Opens a file or directory for the calls below.
    Descriptor open(Path path) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
            var name = arena.allocateFrom(path.toString());
            int number = (int) open.invokeExact(state, name, READ_ONLY_CLOSE_ON_EXEC);
            return new Descriptor(checked(number, state, "open " + path));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static int checked(int result, MemorySegment state, String what) throws IOException {
        if (result < 0) {
            throw new IOException(what + ": errno " + (int) ERRNO_VALUE.get(state, 0L));
        }
        return result;
    }

    private static IOException thrown(Throwable e) {
        return switch (e) {
            case IOException io -> io;
            case RuntimeException runtime -> throw runtime;
            case Error error -> throw error;
            default -> new IOException(e);
        };
    }

    /// An open file or directory.
    final class Descriptor implements AutoCloseable {
        private final int number;

        private Descriptor(int number) {
            this.number = number;
        }

        void syncFileSystem() throws IOException {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
                checked((int) syncfs.invokeExact(state, number), state, "syncfs");
            } catch (Throwable e) {
                throw thrown(e);
            }
        }

        /// Begins to write a range of the file to its disk.
        void beginWriting(long position, long bytes) throws IOException {
            syncRange(position, bytes, WRITE);
        }

        /// Waits until a range of the file is on its disk. The file's size and blocks may not be: only a sync does
        /// that.
        void awaitWritten(long position, long bytes) throws IOException {
            syncRange(position, bytes, WAIT_BEFORE_WRITE_WAIT_AFTER);
        }

        private void syncRange(long position, long bytes, int flags) throws IOException {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
                int result = (int) syncFileRange.invokeExact(state, number, position, bytes, flags);
                checked(result, state, "sync_file_range");
            } catch (Throwable e) {
                throw thrown(e);
            }
        }

        @Override
        public void close() throws IOException {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
                checked((int) close.invokeExact(state, number), state, "close");
            } catch (Throwable e) {
                throw thrown(e);
            }
        }
    }
}
