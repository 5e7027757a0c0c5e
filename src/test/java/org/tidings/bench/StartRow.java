package org.tidings.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// From the command to the first answer of door and API, and the memory of a server nobody uses. It has no peer here.
final class StartRow implements Row {
    private static final int STARTS = 3;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void measure(Bench bench) throws Exception {
        if (bench.options().peersOnly()) {
            bench.say("has no peer");
            return;
        }
        var directory = bench.directory().resolve("start");
        try (var first = Tidings.start(bench.options().tidings(), directory)) {
            bench.say(
                    "first start, with everything to be made: %d ms",
                    first.firstAnswer().toMillis());
        }
        var starts = new Duration[STARTS];
        long resident = 0;
        for (int start = 0; start < STARTS; start++) {
            try (var tidings = Tidings.start(bench.options().tidings(), directory)) {
                starts[start] = tidings.firstAnswer();
                TimeUnit.SECONDS.sleep(bench.count(2, 10));
                resident = tidings.door().processes().residentBytes();
                bench.say("first answer after %d ms, RSS %d MiB", starts[start].toMillis(), resident >> 20);
            }
        }
        Arrays.sort(starts);
        double seconds = starts[STARTS / 2].toMillis() / 1e3;
        bench.table()
                .add(Figure.atMost(
                        name(), "seconds to the first answer, median", Optional.of(seconds), Optional.empty(), 1.5));
        bench.table()
                .add(Figure.atMost(
                        name(), "RSS MiB, idle", Optional.of((double) (resident >> 20)), Optional.empty(), 250));
    }
}
