package org.tidings.store.sql;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.tidings.ledger.Commit;
import org.tidings.ledger.EventCodec;
import org.tidings.ledger.EventLog.Reading;
import org.tidings.ledger.Guard;
import org.tidings.ledger.Signal;
import org.tidings.ledger.Worker;
import org.tidings.model.FileId;
import org.tidings.model.Offset;
import org.tidings.store.Facts;

/// How fast a SQL store is, printed line by line: durable creates by many submitters as the namespace
/// grows, reading the log, looking names up, listing.
///
/// Arguments: `FILES [SUBMITTERS]`; with `postgres` as a third, against a real PostgreSQL.
public final class StoreBench {
    private static final int PER_DIRECTORY = 1000;
    private static final OperatingSystemMXBean OS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final SqlStore store;
    private final int submitters;
    private final Random random = new Random(1);
    private final AtomicInteger created = new AtomicInteger();
    private final List<FileId> directories = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    private StoreBench(SqlStore store, int submitters) {
        this.store = store;
        this.submitters = submitters;
    }

    public static void main(String[] args) throws Exception {
        int files = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int submitters = args.length > 1 ? Integer.parseInt(args[1]) : 32;
        Path directory = Files.createTempDirectory(Path.of("target"), "store-bench");
        var codec = new EventCodec(uid -> Optional.of("alice"));
        var tools = new SqlStore.Tools(codec, InstantSource.system(), new Random(), new Signal());
        boolean postgres = args.length > 2 && args[2].equals("postgres");
        try (var store = postgres
                ? SqlStore.postgres(RealPostgres.newDatabase(), "postgres", "", tools)
                : SqlStore.sqlite(directory.resolve("tidings.db"), tools)) {
            new StoreBench(store, submitters).run(files);
        } finally {
            forget(directory);
        }
        System.exit(0);
    }

    private void run(int files) throws InterruptedException {
        start(store.committer(), store.submitted());
        store.checkpointer().ifPresent(worker -> start(worker, new Signal()));
        int step = Math.max(20_000, files / 10);
        while (created.get() < files) {
            createUntil(created.get() + step);
            lookUp(20_000);
        }
        readLog();
        list();
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void start(Worker worker, Signal wake) {
        threads.add(Thread.ofPlatform().start(() -> {
            try {
                while (!stopping) {
                    long seen = wake.count();
                    if (!worker.step()) {
                        wake.awaitAfter(seen, Signal.patience());
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private void createUntil(int end) throws InterruptedException {
        var began = Began.now();
        int before = created.get();
        while (directories.size() <= end / PER_DIRECTORY) {
            directories.add(Facts.makeDirectory(store.ledger(), "/d" + directories.size()));
        }
        var done = new CountDownLatch(submitters);
        for (int s = 0; s < submitters; s++) {
            Thread.startVirtualThread(() -> {
                for (int i = created.getAndIncrement(); i < end; i = created.getAndIncrement()) {
                    create(i);
                }
                done.countDown();
            });
        }
        done.await();
        created.set(end);
        print("creates/s up to " + end + " files", end - before, began);
    }

    private void create(int i) {
        int d = i / PER_DIRECTORY;
        var place = Facts.at(directories.get(d), "/d" + d + "/run-" + name(i) + ".dat");
        FileId id = FileId.at(InstantSource.system().instant(), random);
        store.ledger()
                .commit(Commit.of(Facts.ALICE, List.of(Facts.fileCreated(id, place)), new Guard.PathIsFree(place)));
    }

    /// Names in no order, as uploads of many clients are.
    private static String name(int i) {
        return Integer.toHexString(i * 0x9E3779B1);
    }

    private void lookUp(int times) {
        int found = 0;
        var began = Began.now();
        for (int n = 0; n < times; n++) {
            int i = random.nextInt(created.get());
            var file = store.namespace().child(directories.get(i / PER_DIRECTORY), "run-" + name(i) + ".dat");
            found += file.isPresent() ? 1 : 0;
        }
        print("  child() of any file/s", found, began);
    }

    private void readLog() {
        var began = Began.now();
        Offset at = Offset.ORIGIN;
        while (store.log().head().isAfter(at)) {
            at = ((Reading.Lines) store.log().read(at, 1000)).lines().getLast().offset();
        }
        print("lines read/s", at.value(), began);
    }

    private void list() {
        var began = Began.now();
        long entries = 0;
        for (FileId directory : directories) {
            entries += store.namespace().list(directory, "", 1000).size();
        }
        print("entries listed/s", entries, began);
    }

    private static void print(String what, long count, Began began) {
        double seconds = (System.nanoTime() - began.nanos()) / 1e9;
        double cpuMicros = (OS.getProcessCpuTime() - began.cpuNanos()) / 1e3;
        System.out.printf("%-40s %,12.0f  %8.1f us CPU each%n", what, count / seconds, cpuMicros / count);
    }

    /// A moment, by the wall and by what the process had used: the latter holds on a busy machine too.
    private record Began(long nanos, long cpuNanos) {
        static Began now() {
            return new Began(System.nanoTime(), OS.getProcessCpuTime());
        }
    }

    private static void forget(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
