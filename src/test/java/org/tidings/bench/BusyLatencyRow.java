package org.tidings.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// From the answer of a PUT to its event at a listener while eight writers never pause, beside nginx with inotify.
final class BusyLatencyRow implements Row {
    private static final int WRITERS = 8;
    private static final int LIMIT = 2_000_000;

    @Override
    public String name() {
        return "busy";
    }

    @Override
    public void measure(Bench bench) throws Exception {
        Optional<Watch.Outcome> ours = Optional.empty();
        if (bench.tidings().isPresent()) {
            Tidings tidings = bench.tidings().get();
            ours(bench, tidings, "/data/busy-warm", bench.warmUp());
            ours = Optional.of(ours(bench, tidings, "/data/busy", bench.window(5, 20)));
        }
        var watch = new Watch(LIMIT);
        Door nginx = bench.nginx().door();
        Path directory = bench.nginx().root().resolve("data/busy");
        ClosedLoop loop = loop(nginx, "/data/busy", watch);
        try (var _ = Inotify.on(directory, watch)) {
            bench.say("nginx: %s", loop.run(WRITERS, bench.window(5, 20)));
            watch.awaitAll();
        }
        say(bench.table(), ours, watch.outcome());
    }

    private static Watch.Outcome ours(Bench bench, Tidings tidings, String directory, Duration window)
            throws IOException, InterruptedException {
        var watch = new Watch(LIMIT);
        ClosedLoop loop = loop(tidings.door(), directory, watch);
        try (var _ = StreamListener.on(tidings.api(), Tidings.stream(directory, ""), watch)) {
            bench.say("tidings: %s", loop.run(WRITERS, window));
            watch.awaitAll();
        }
        return watch.outcome();
    }

    /// Begins the watch of a file when its PUT is answered. An event that comes before the answer counts as no delay.
    private static ClosedLoop loop(Door door, String directory, Watch watch) throws IOException {
        try (var client = Client.to(door)) {
            client.makeDirectory(directory);
        }
        return new ClosedLoop(
                door, NumberedRequest.put(door, directory, 1024), number -> watch.begin(number, System.nanoTime()));
    }

    private void say(Table table, Optional<Watch.Outcome> ours, Watch.Outcome peer) {
        var other = Optional.of(peer);
        String what = "answer of PUT → event, 8 writers, ms ";
        table.add(Figure.atMost(
                name(),
                what + "p50; peer: nginx + inotify",
                IdleLatencyRow.millis(ours, 0.5),
                IdleLatencyRow.millis(other, 0.5),
                2));
        table.add(Figure.atMost(
                name(),
                what + "p99; peer: nginx + inotify",
                IdleLatencyRow.millis(ours, 0.99),
                IdleLatencyRow.millis(other, 0.99),
                15));
        table.add(Figure.atMost(
                name(),
                "events lost or doubled; peer: nginx + inotify",
                ours.map(outcome -> (double) (outcome.lost() + outcome.doubled())),
                other.map(outcome -> (double) (outcome.lost() + outcome.doubled())),
                0));
    }
}
