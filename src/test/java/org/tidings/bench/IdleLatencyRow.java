package org.tidings.bench;

import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// From the start of a 1 KiB PUT to its event at a listener, one at a time on an idle server, beside nginx with
/// inotify.
final class IdleLatencyRow implements Row {
    private static final String DIRECTORY = "/data/idle";
    private static final int WARM_UP = 1000;
    private static final int SHORTEST_PAUSE_MILLIS = 10;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public void measure(Bench bench) throws Exception {
        int count = bench.count(300, 1000);
        Optional<Watch.Outcome> ours = Optional.empty();
        if (bench.tidings().isPresent()) {
            ours = Optional.of(ours(bench.tidings().get(), count));
        }
        Door nginx = bench.nginx().door();
        var watch = new Watch(count);
        try (var client = Client.to(nginx)) {
            client.makeDirectory(DIRECTORY);
            try (var _ = Inotify.on(bench.nginx().root().resolve("data/idle"), watch)) {
                puts(client, watch, 0, count);
            }
        }
        say(bench.table(), ours, watch.outcome());
    }

    private static Watch.Outcome ours(Tidings tidings, int count) throws IOException, InterruptedException {
        var watch = new Watch(WARM_UP + count);
        try (var client = Client.to(tidings.door())) {
            client.makeDirectory(DIRECTORY);
            try (var _ = StreamListener.on(tidings.api(), Tidings.stream(DIRECTORY, ""), watch)) {
                puts(client, watch, 0, WARM_UP);
                for (int number = 0; number < WARM_UP; number++) {
                    watch.forget(number);
                }
                puts(client, watch, WARM_UP, count);
            }
        }
        return watch.outcome();
    }

    private static void puts(Client client, Watch watch, int first, int count)
            throws IOException, InterruptedException {
        var pauses = new Random(count);
        var content = new byte[1024];
        for (int number = first; number < first + count; number++) {
            watch.begin(number, System.nanoTime());
            client.must("PUT", DIRECTORY + "/" + Tick.name(number), "", content)
                    .body()
                    .discard();
            TimeUnit.MILLISECONDS.sleep(SHORTEST_PAUSE_MILLIS + pauses.nextInt(SHORTEST_PAUSE_MILLIS));
        }
        watch.awaitAll();
    }

    private void say(Table table, Optional<Watch.Outcome> ours, Watch.Outcome peer) {
        String what = "start of PUT → event, idle, ms ";
        table.add(Figure.atMost(
                name(), what + "p50; peer: nginx + inotify", millis(ours, 0.5), millis(Optional.of(peer), 0.5), 3));
        table.add(Figure.atMost(
                name(), what + "p99; peer: nginx + inotify", millis(ours, 0.99), millis(Optional.of(peer), 0.99), 10));
    }

    static Optional<Double> millis(Optional<Watch.Outcome> outcome, double share) {
        return outcome.map(known -> known.delays().millis(share));
    }
}
