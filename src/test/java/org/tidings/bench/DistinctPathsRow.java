package org.tidings.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// Ten thousand listeners, each on a directory of its own: an event must cost what its one match costs.
///
/// Beside it stands the same event with a hundred listeners.
final class DistinctPathsRow implements Row {
    private static final String DIRECTORY = "/data/distinct";
    private static final int FEW = 100;
    private static final int MANY = 10_000;
    private static final int STRIDE = 7919;
    private static final Beat BEAT = new Beat(200);

    @Override
    public String name() {
        return "distinct";
    }

    @Override
    public void measure(Bench bench) throws Exception {
        if (bench.tidings().isEmpty()) {
            bench.say("has no peer");
            return;
        }
        Tidings tidings = bench.tidings().get();
        Seed.directories(tidings.door(), DIRECTORY, MANY);
        Fanout.Outcome few = run(tidings, FEW, bench);
        tidings.awaitNobodyListening();
        Fanout.Outcome many = run(tidings, MANY, bench);
        bench.say("%d listeners: %s", FEW, few);
        bench.say("%d listeners: %s", MANY, many);
        say(bench.table(), few, many);
    }

    private void say(Table table, Fanout.Outcome few, Fanout.Outcome many) {
        double cost = many.cpuMillisEachPublication();
        double alone = few.cpuMillisEachPublication();
        table.add(new Figure(
                name(),
                "server CPU ms per event, 10,000 listeners on distinct paths; peer: 100 listeners",
                Optional.of(cost),
                Optional.of(alone),
                "≤ 1.5 ×",
                Optional.of(cost <= 1.5 * alone)));
        table.add(Figure.plain(name(), "delivery ms p99; peer: 100 listeners", many.millis(0.99), few.millis(0.99)));
        table.add(Figure.plain(
                name(),
                "server RSS MiB; peer: 100 listeners",
                Optional.of((double) (many.residentBytes() >> 20)),
                Optional.of((double) (few.residentBytes() >> 20))));
        table.add(Figure.atMost(
                name(),
                "deliveries missing; peer: 100 listeners",
                Optional.of((double) many.missing()),
                Optional.of((double) few.missing()),
                0));
    }

    private static Fanout.Outcome run(Tidings tidings, int listeners, Bench bench)
            throws IOException, InterruptedException {
        try (var client = Client.to(tidings.door())) {
            return new Fanout(tidings.api(), listeners, listener -> Tidings.stream(directory(listener), ""), BEAT)
                    .run(bench.warmUp(), bench.window(6, 20), 1, number -> put(client, listeners, number));
        }
    }

    private static void put(Client client, int listeners, int number) throws IOException {
        int listener = (int) ((long) number * STRIDE % listeners);
        String file = "/f%d-%s".formatted(listeners, Tick.name(number));
        client.must("PUT", directory(listener) + file, "", new byte[16]).body().discard();
    }

    private static String directory(int listener) {
        return String.format(Locale.ROOT, "%s/dir%010d", DIRECTORY, listener);
    }
}
