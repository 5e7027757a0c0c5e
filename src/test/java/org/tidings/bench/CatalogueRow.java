package org.tidings.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Facts applied a second to a catalogue that grows to a million replicas (`--replicas`: more). In-process.
final class CatalogueRow implements Row {
    private static final double PROMISED = 5000;
    private static final int STEPS = 10;
    private static final long WARMING_UP = 50_000;

    @Override
    public String name() {
        return "catalogue";
    }

    @Override
    public void measure(Bench bench) throws Exception {
        if (bench.options().peersOnly()) {
            bench.say("has no peer");
            return;
        }
        long many = bench.options().replicas();
        Path directory = Files.createDirectories(bench.directory().resolve("catalogue"));
        // In its first minute the JVM compiles.
        try (var warm = new SqliteLedger(directory.resolve("warm.db"))) {
            new ReplicaStock(warm.ledger()).growTo(WARMING_UP);
        }
        try (var sqlite = new SqliteLedger(directory.resolve("catalogue.db"))) {
            var stock = new ReplicaStock(sqlite.ledger());
            double slowest = Double.MAX_VALUE;
            for (int step = 1; step <= STEPS; step++) {
                double rate = stock.growTo(many * step / STEPS);
                slowest = Math.min(slowest, rate);
                bench.say("%,d replicas: %,.0f facts/s", stock.replicas(), rate);
            }
            double rewritten = stock.rewrittenPerSecond(bench.window(3, 10));
            report(bench, "facts/s, new files and copies, slowest tenth up to %,d replicas".formatted(many), slowest);
            report(bench, "facts/s, files anywhere among %,d replicas written anew".formatted(many), rewritten);
        }
    }

    private void report(Bench bench, String what, double rate) {
        bench.table().add(Figure.atLeast(name(), what, Optional.of(rate), Optional.empty(), PROMISED));
    }
}
