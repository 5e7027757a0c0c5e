package org.tidings.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// One event to thousands of listeners with one common selector, beside nginx with nchan: same sizes, same rates.
final class FanoutRow implements Row {
    private static final int SIZE_WITHOUT_OURS = 900;
    private static final int NCHAN_FRAME = 32;

    @Override
    public String name() {
        return "fanout";
    }

    @Override
    public void measure(Bench bench) throws Exception {
        measure(bench, 1000, new Beat(20));
        measure(bench, 5000, new Beat(10));
    }

    private void measure(Bench bench, int listeners, Beat beat) throws IOException, InterruptedException {
        Duration window = bench.window(6, 20);
        Optional<Fanout.Outcome> ours = Optional.empty();
        if (bench.tidings().isPresent()) {
            ours = Optional.of(ours(bench.tidings().get(), listeners, beat, bench.warmUp(), window));
            bench.say("tidings, %d listeners: %s", listeners, ours.get());
        }
        int size = ours.map(known -> (int) known.bytesEach() - NCHAN_FRAME).orElse(SIZE_WITHOUT_OURS);
        Fanout.Outcome peer = nchan(bench.nginx().door(), listeners, beat, window, size);
        bench.say("nginx + nchan, %d listeners: %s", listeners, peer);
        say(bench.table(), listeners, beat, ours, peer);
    }

    private static Fanout.Outcome ours(Tidings tidings, int listeners, Beat beat, Duration warmUp, Duration window)
            throws IOException, InterruptedException {
        String directory = "/data/fanout" + listeners;
        try (var client = Client.to(tidings.door())) {
            client.makeDirectory(directory);
            return new Fanout(tidings.api(), listeners, any -> Tidings.stream(directory, ""), beat)
                    .run(
                            warmUp,
                            window,
                            listeners,
                            number -> client.must("PUT", directory + "/" + Tick.name(number), "", new byte[16])
                                    .body()
                                    .discard());
        }
    }

    private static Fanout.Outcome nchan(Door nginx, int listeners, Beat beat, Duration window, int size)
            throws IOException, InterruptedException {
        try (var client = Client.to(nginx)) {
            return new Fanout(nginx, listeners, any -> "/listen", beat)
                    .run(
                            Duration.ofSeconds(2),
                            window,
                            listeners,
                            number -> client.must("POST", "/publish", "", message(number, size))
                                    .body()
                                    .discard());
        }
    }

    private static byte[] message(int number, int size) {
        String tick = Tick.name(number);
        return (tick + "x".repeat(Math.max(0, size - tick.length()))).getBytes(StandardCharsets.US_ASCII);
    }

    private void say(Table table, int listeners, Beat beat, Optional<Fanout.Outcome> ours, Fanout.Outcome peer) {
        String at = ", %d listeners @ %d/s; peer: nchan".formatted(listeners, beat.perSecond());
        table.add(Figure.atMost(
                name(),
                "server CPU µs per delivery" + at,
                ours.map(Fanout.Outcome::cpuMicrosEach),
                Optional.of(peer.cpuMicrosEach()),
                7));
        for (double share : new double[] {0.5, 0.99}) {
            table.add(Figure.notAbovePeer(
                    name(),
                    "delivery ms p%.0f".formatted(100 * share) + at,
                    ours.flatMap(known -> known.millis(share)),
                    peer.delays().millis(share)));
        }
        table.add(Figure.atMost(
                name(),
                "deliveries missing" + at,
                ours.map(known -> (double) known.missing()),
                Optional.of((double) peer.missing()),
                0));
    }
}
