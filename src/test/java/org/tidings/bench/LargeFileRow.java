package org.tidings.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/// One large file up and down over one connection, ours with adler32 and synced, beside nginx.
///
/// The disk is made quiet (`sync`) before each upload, so that one server does not pay for what the other left
/// unwritten.
final class LargeFileRow implements Row {
    private static final String FILE = "/data/large.bin";
    private static final long QUICK_SIZE = 512L << 20;
    private static final long FULL_SIZE = 2L << 30;
    private static final byte[] BLOCK = new byte[1 << 18];

    static {
        new Random(4711).nextBytes(BLOCK);
    }

    @Override
    public String name() {
        return "large";
    }

    @Override
    public void measure(Bench bench) throws Exception {
        long size = bench.options().quick() ? QUICK_SIZE : FULL_SIZE;
        Door nginx = bench.nginx().door();
        Optional<Door> ours = bench.tidings().map(Tidings::door);
        Shots[] mine = {Shots.none(), Shots.none()};
        Shots[] peer = {Shots.none(), Shots.none()};
        if (ours.isPresent()) {
            pass(ours.get(), new Shots[] {Shots.none(), Shots.none()}, size);
        }
        pass(nginx, new Shots[] {Shots.none(), Shots.none()}, size);
        for (int round = 0; round < bench.count(2, 3); round++) {
            if (ours.isPresent()) {
                pass(ours.get(), mine, size);
            }
            pass(nginx, peer, size);
        }
        double plain = PlainWriter.large(bench.directory().resolve("large.bin"), size, BLOCK);
        bench.table()
                .add(Figure.plain(
                        name(),
                        "PUT, MiB/s; peer: plain program that syncs the file",
                        mine[0].ifAny().map(Shots::perSecond),
                        Optional.of(plain)));
        say(bench, "PUT", mine[0].ifAny(), peer[0], 0.9);
        say(bench, "GET", mine[1].ifAny(), peer[1], 0.5);
    }

    private void say(Bench bench, String method, Optional<Shots> mine, Shots peer, double mostCpu) {
        String what = method + " of " + (bench.options().quick() ? "512 MiB" : "2 GiB");
        bench.table()
                .add(Figure.atLeastShare(
                        name(), what + ", MiB/s; peer: nginx", mine.map(Shots::perSecond), peer.perSecond(), 0.8));
        bench.table()
                .add(Figure.atMost(
                        name(),
                        what + ", server CPU s/GiB; peer: nginx",
                        mine.map(LargeFileRow::cpuSecondsEachGibibyte),
                        Optional.of(cpuSecondsEachGibibyte(peer)),
                        mostCpu));
    }

    private static double cpuSecondsEachGibibyte(Shots mebibytes) {
        return mebibytes.cpuMillisEach() * 1024 / 1000;
    }

    /// One upload, one download and the deletion; mebibytes are what is counted as answered.
    private static void pass(Door door, Shots[] sums, long size) throws IOException, InterruptedException {
        Disk.quiet();
        try (var client = Client.to(door)) {
            sums[0] = sums[0].and(timed(door, size, () -> {
                Answer stored = client.upload(FILE, size, BLOCK);
                stored.body().discard();
                return stored.status() / 100 == 2 ? size : 0;
            }));
            sums[1] = sums[1].and(timed(
                    door,
                    size,
                    () -> client.must("GET", FILE, "", new byte[0]).body().discard()));
            client.must("DELETE", FILE, "", new byte[0]).body().discard();
        }
    }

    private static Shots timed(Door door, long size, Transfer transfer) throws IOException {
        Duration before = door.processes().cpu();
        long began = System.nanoTime();
        long moved = transfer.move();
        var elapsed = Duration.ofNanos(System.nanoTime() - began);
        if (moved != size) {
            throw new IOException(door.name() + " moved " + moved + " of " + size + " bytes");
        }
        return new Shots(size >> 20, 0, elapsed, door.processes().cpu().minus(before), new Histogram());
    }

    private interface Transfer {
        /// Says how many bytes were moved.
        long move() throws IOException;
    }
}
