package org.tidings.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// The peer of a durable PUT: a plain program that creates, writes, syncs and renames a file and syncs its directory.
final class PlainWriter {
    private final Path directory;
    private final AtomicLong nextNumber = new AtomicLong();

    PlainWriter(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    /// Writes files with as many platform threads for a while and says how many a second.
    double run(int threads, int size, Duration window) throws InterruptedException, ExecutionException {
        long began = System.nanoTime();
        long deadline = began + window.toNanos();
        long written = 0;
        try (var pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<Long>> writers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                writers.add(() -> writeUntil(deadline, size));
            }
            for (Future<Long> writer : pool.invokeAll(writers)) {
                written += writer.get();
            }
        }
        return written * 1e9 / (System.nanoTime() - began);
    }

    /// Writes one file of blocks and syncs it, on a quiet disk; MiB/s.
    static double large(Path file, long size, byte[] block) throws IOException, InterruptedException {
        Disk.quiet();
        ByteBuffer content = ByteBuffer.allocateDirect(block.length).put(block);
        long began = System.nanoTime();
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long written = 0; written < size; ) {
                written += channel.write(content.clear());
            }
            channel.force(true);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Files.delete(file);
        return (size >> 20) / seconds;
    }

    private long writeUntil(long deadline, int size) throws IOException {
        ByteBuffer content = ByteBuffer.allocateDirect(size);
        long written = 0;
        try (var parent = FileChannel.open(directory, StandardOpenOption.READ)) {
            while (System.nanoTime() < deadline) {
                String name = Tick.name(nextNumber.getAndIncrement());
                write(directory.resolve(name + ".part"), content.clear());
                Files.move(directory.resolve(name + ".part"), directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                parent.force(true);
                written++;
            }
        }
        return written;
    }

    private static void write(Path file, ByteBuffer content) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
    }
}
