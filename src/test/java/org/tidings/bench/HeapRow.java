package org.tidings.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a listing of a very large directory takes of the heap: live objects in the middle of the answer, over those
/// before.
///
/// The client reads half of the answer, then no more while `jcmd` counts what a full collection leaves alive.
final class HeapRow implements Row {
    private static final String DIRECTORY = "/data/heap";
    private static final double MOST_MEBIBYTES = 64;
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

    @Override
    public String name() {
        return "heap";
    }

    @Override
    public void measure(Bench bench) throws Exception {
        if (bench.tidings().isEmpty()) {
            bench.say("has no peer");
            return;
        }
        Door door = bench.tidings().get().door();
        int entries = bench.count(60_000, 1_000_000);
        // Directories: they take a third of the time to make, and as much of a listing as files.
        Seed.directories(door, DIRECTORY, entries);
        list(door, Long.MAX_VALUE);
        long before = liveBytes(door);
        long during = list(door, entries / 2);
        double extra = Math.max(0, during - before) / 1048576.0;
        bench.table()
                .add(Figure.atMost(
                        name(),
                        "heap MiB during PROPFIND depth 1 of %,d entries".formatted(entries),
                        Optional.of(extra),
                        Optional.empty(),
                        MOST_MEBIBYTES));
    }

    /// Lists, and says how much was alive after this many entries; nothing (0) when there were fewer.
    private static long list(Door door, long pauseAfter) throws IOException, InterruptedException {
        var count = new EntryCount();
        long live = 0;
        try (var client = Client.to(door)) {
            Body body = PropfindRow.ask(client, DIRECTORY).body();
            for (var view = body.next(); view.hasRemaining(); view = body.next()) {
                count.add(view);
                if (live == 0 && count.entries() >= pauseAfter) {
                    live = liveBytes(door);
                }
            }
        }
        return live;
    }

    private static long liveBytes(Door door) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String pid = Long.toString(door.processes().largestPid());
        Process process = new ProcessBuilder(jcmd, pid, "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var total = TOTAL.matcher(output);
        if (process.waitFor() != 0 || !total.find()) {
            throw new IOException("jcmd says: " + output.lines().findFirst().orElse("nothing"));
        }
        return Long.parseLong(total.group(1));
    }
}
