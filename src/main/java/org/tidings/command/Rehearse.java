package org.tidings.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidings.access.PasswordHash;
import org.tidings.app.Crowd;
import org.tidings.app.DemoSite;
import org.tidings.app.House;
import org.tidings.app.TimeAndChance;
import org.tidings.model.StoragePath;
import org.tidings.wire.client.ApiClient;
import org.tidings.wire.client.Backoff;
import org.tidings.wire.client.Credentials;
import org.tidings.wire.client.DoorClient;
import org.tidings.wire.client.Endpoint;
import org.tidings.wire.client.EventFeed;
import org.tidings.wire.client.SseFrame;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tidings rehearse`: a short, busy life of a demo site, for the JVM to learn what it needs at start (JEP 483) and
/// which of it is worth compiling (JEP 515).
@Command(name = "rehearse", hidden = true, description = "Run a site for a moment, to record an AOT cache.")
final class Rehearse implements Callable<Integer> {
    private static final int VISITORS = 16;
    private static final Duration LIFE = Duration.ofSeconds(12);
    private static final int LISTENERS = 16;
    private static final int LISTINGS = 10;
    private static final byte[] WORDS = new byte[1024];
    private static final StoragePath DIRECTORY = new StoragePath("/data");
    private static final StoragePath LAST = new StoragePath("/data/last");

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "A scratch directory.")
    private @Nullable Path data;

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        var random = TimeAndChance.unguessable();
        var hash = PasswordHash.of("rehearsal", PasswordHash.USUAL_COST, random);
        var site = new DemoSite(Optional.ofNullable(data).orElseThrow().toAbsolutePath(), 0, 0, hash);
        try (var house = House.open(site.config(), site)) {
            Optional<Credentials> alice = Optional.of(new Credentials.Password("alice", "rehearsal"));
            play(
                    new DoorClient(Endpoint.at(house.door(), alice, Optional.empty())),
                    Endpoint.at(house.api(), alice, Optional.empty()));
        }
        return Exit.OK.code();
    }

    private static void play(DoorClient door, Endpoint api) throws InterruptedException, ExecutionException {
        Instant end = TimeAndChance.clock().instant().plus(LIFE);
        try (var crowd = Crowd.gather()) {
            List<Future<Boolean>> listeners = begun(crowd, LISTENERS, i -> listen(api));
            done(begun(crowd, VISITORS, i -> visit(door, "/data/visitor" + i + "-", end)));
            store(door, LAST);
            done(listeners);
        }
        for (int i = 0; i < LISTINGS; i++) {
            Answers.done(DIRECTORY.text(), door.list(DIRECTORY, entry -> {}));
        }
        var text = new EventText(ZoneOffset.UTC);
        Answers.done("the log", new ApiClient(api).log("", "earliest", text::of));
    }

    private static List<Future<Boolean>> begun(ExecutorService crowd, int many, Part part) {
        return IntStream.range(0, many)
                .mapToObj(i -> crowd.submit(() -> part.play(i)))
                .toList();
    }

    private static void done(List<Future<Boolean>> parts) throws InterruptedException, ExecutionException {
        for (Future<Boolean> part : parts) {
            part.get();
        }
    }

    private static boolean visit(DoorClient door, String name, Instant end) throws IOException {
        for (int i = 0; TimeAndChance.clock().instant().isBefore(end); i++) {
            var path = new StoragePath(name + i);
            store(door, path);
            Answers.done(path.text(), door.stat(path));
            Answers.done(path.text(), door.checksums(path));
            try (var body = Answers.done(path.text(), door.get(path)).body()) {
                body.readAllBytes();
            }
        }
        return true;
    }

    private static void store(DoorClient door, StoragePath path) {
        var upload = new DoorClient.Upload(() -> new ByteArrayInputStream(WORDS), WORDS.length, false);
        Answers.done(path.text(), door.put(path, upload));
    }

    private static boolean listen(Endpoint api) throws InterruptedException {
        var query = ApiClient.query(List.of(
                new ApiClient.Parameter("path", DIRECTORY.text()), new ApiClient.Parameter("from", "earliest")));
        var feed = new EventFeed(api, query, Optional.empty(), new Backoff(TimeAndChance.ordinary()));
        return Answers.done("listening", feed.follow(new Audience()));
    }

    /// One of many who do the same.
    private interface Part {
        boolean play(int number) throws IOException, InterruptedException;
    }

    /// Who listens until the last file has come.
    private static final class Audience implements EventFeed.Listener {
        @Override
        public boolean hear(SseFrame frame) {
            return !frame.data().contains(LAST.text());
        }

        @Override
        public void reached(String cursor) {}

        @Override
        public void lost(String why, Duration pause) {}
    }
}
