package org.tidings.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// `./dev flood [LISTENERS [DEAF [ROUNDS]]]`: listeners come back all at once while eight writers upload.
///
/// In each round the writers work alone for a while; then a number of events is missed, and the listeners come back
/// with
/// the cursor from before. Nobody who reads may miss an event or hear one twice, and the writers' p99 while the crowd
/// catches up is compared with theirs alone. It ends with 1 when an event was lost.
public final class FloodMain {
    private static final int WRITERS = 8;
    private static final int MISSED = 50;
    private static final int PER_SECOND = 5;
    private static final Duration ALONE = Duration.ofSeconds(10);
    private static final Duration SLICE = Duration.ofSeconds(1);
    private static final int MOST_SLICES = 120;
    private static final double MOST_RATIO = 2;

    private final Tidings tidings;
    private final int readers;
    private final int deaf;
    private final List<Double> ratios = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private FloodMain(Tidings tidings, int listeners, int deaf) {
        this.tidings = tidings;
        this.readers = listeners - deaf;
        this.deaf = deaf;
    }

    public static void main(String[] words) throws Exception {
        int listeners = words.length > 0 ? Integer.parseInt(words[0]) : 5_000;
        int deaf = words.length > 1 ? Integer.parseInt(words[1]) : listeners / 10;
        int rounds = words.length > 2 ? Integer.parseInt(words[2]) : 3;
        System.exit(run(listeners, deaf, rounds) ? 0 : 1);
    }

    private static boolean run(int listeners, int deaf, int rounds) throws Exception {
        Path scratch = Files.createTempDirectory("tidings-flood-");
        try (var tidings = Tidings.start("./tidings", scratch.resolve("site"))) {
            var flood = new FloodMain(tidings, listeners, deaf);
            for (int round = 1; round <= rounds; round++) {
                flood.round(round);
            }
            return flood.verdict();
        } finally {
            delete(scratch);
        }
    }

    private boolean verdict() {
        double median = ratios.stream().sorted().toList().get(ratios.size() / 2);
        System.out.printf(
                "%d listeners, %d of them deaf: writers' p99 %.1f × alone (median; target ≤ %.0f): %s; %s%n",
                readers + deaf,
                deaf,
                median,
                MOST_RATIO,
                median <= MOST_RATIO ? "good" : "MISSED",
                complaints.isEmpty() ? "nobody lost an event" : String.join("; ", complaints));
        return complaints.isEmpty();
    }

    private void round(int round) throws Exception {
        String watched = "/data/watched" + round;
        String busy = "/data/busy" + round;
        try (var client = Client.to(tidings.door())) {
            client.makeDirectory(watched);
            client.makeDirectory(busy);
        }
        var writers = new ClosedLoop(tidings.door(), NumberedRequest.put(tidings.door(), busy, 1024));
        writers.run(WRITERS, Duration.ofSeconds(round == 1 ? 10 : 3));
        Shots alone = sliced(writers, (int) ALONE.dividedBy(SLICE));
        System.out.printf("round %d, alone: %s%n", round, alone);
        String cursor = cursor();
        publish(watched, 0, MISSED);
        flood(round, watched, cursor, writers, alone);
        tidings.awaitNobodyListening();
    }

    private void flood(int round, String watched, String cursor, ClosedLoop writers, Shots alone) throws Exception {
        long began = System.nanoTime();
        var throng = new Throng(tidings.api());
        int[] ticks = {MISSED};
        var seconds = new StringBuilder();
        Shots during = Shots.none();
        try (throng;
                var threads = Executors.newFixedThreadPool(2)) {
            Future<?> arriving = threads.submit(() -> {
                throng.comeBack(readers, deaf, Tidings.stream(watched, ""), cursor);
                return 0;
            });
            for (int slice = 0; slice < MOST_SLICES && !(arriving.isDone() && isCaughtUp(throng)); slice++) {
                Future<Integer> published = threads.submit(() ->
                        new Beat(PER_SECOND).run(ticks[0], SLICE, number -> publish(watched, number, number + 1)));
                Shots now = writers.run(WRITERS, SLICE);
                seconds.append(" %.0f".formatted(now.delays().millis(0.99)));
                during = during.and(now);
                ticks[0] = result(published);
            }
            result(arriving);
            long caughtUp = System.nanoTime() - began;
            throng.awaitHeard((long) readers * ticks[0], 60);
            System.out.printf(
                    "round %d, flood of %.1f s: %s; p99 by the second:%s%n", round, caughtUp / 1e9, during, seconds);
        }
        complaints.addAll(throng.complaints(ticks[0]));
        ratios.add(during.delays().millis(0.99) / alone.delays().millis(0.99));
    }

    private boolean isCaughtUp(Throng throng) {
        return throng.heard() >= (long) readers * MISSED;
    }

    private static <T> T result(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /// In slices as during the flood, so that connecting counts alike.
    private static Shots sliced(ClosedLoop writers, int slices) throws IOException {
        Shots all = Shots.none();
        for (int slice = 0; slice < slices; slice++) {
            all = all.and(writers.run(WRITERS, SLICE));
        }
        return all;
    }

    private void publish(String directory, int from, int to) throws IOException {
        try (var client = Client.to(tidings.door())) {
            for (int number = from; number < to; number++) {
                client.must("PUT", directory + "/" + Tick.name(number), "", new byte[16])
                        .body()
                        .discard();
            }
        }
    }

    /// The place in the log where it ends now.
    private String cursor() throws IOException {
        try (var client = Client.to(tidings.api())) {
            Answer answer = client.must("HEAD", "/api/v1/events/stream?from=now", "", new byte[0]);
            return Answer.header(answer.head(), "Last-Event-ID").orElseThrow();
        }
    }

    private static void delete(Path scratch) throws IOException {
        try (Stream<Path> paths = Files.walk(scratch)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
