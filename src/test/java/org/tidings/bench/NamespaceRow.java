package org.tidings.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Durable creates/s in a ledger of ten million files beside those in one that began with ten thousand. In-process.
final class NamespaceRow implements Row {
    private static final long FEW = 10_000;
    private static final int IN_FLIGHT = 32;
    private static final int ROUNDS = 3;

    @Override
    public String name() {
        return "namespace";
    }

    @Override
    public void measure(Bench bench) throws Exception {
        if (bench.options().peersOnly()) {
            bench.say("has no peer");
            return;
        }
        long many = bench.options().files();
        Path directory = Files.createDirectories(bench.directory().resolve("namespace"));
        try (var small = new SqliteLedger(directory.resolve("small.db"));
                var large = new SqliteLedger(directory.resolve("large.db"))) {
            measure(bench, grown(bench, small, FEW), grown(bench, large, many), many);
        }
    }

    private void measure(Bench bench, Population small, Population large, long many)
            throws IOException, InterruptedException {
        Duration window = bench.window(3, 6);
        small.createsPerSecond(IN_FLIGHT, window);
        double few = 0;
        double after = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Disk.quiet();
            few += small.createsPerSecond(IN_FLIGHT, window) / ROUNDS;
            Disk.quiet();
            after += large.createsPerSecond(IN_FLIGHT, window) / ROUNDS;
        }
        bench.say("creates/s: %,.0f at %,d files, %,.0f at %,d", few, FEW, after, many);
        bench.table()
                .add(Figure.atLeastShare(
                        name(),
                        "creates/s at %,d files, 32 at a time; peer: the same at %,d".formatted(many, FEW),
                        Optional.of(after),
                        few,
                        0.7));
    }

    private static Population grown(Bench bench, SqliteLedger sqlite, long files)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        var population = new Population(sqlite.ledger());
        population.growTo(files);
        double seconds = (System.nanoTime() - began) / 1e9;
        bench.say("grown to %,d files in %.1f s", files, seconds);
        return population;
    }
}
