package org.tidings.wire.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.Adler32;
import org.tidings.access.AddressRange;
import org.tidings.model.PoolName;
import org.tidings.pool.MemoryPool;
import org.tidings.pool.Pool;
import org.tidings.wire.copy.AddressRule;
import org.tidings.wire.copy.CopyRules;
import org.tidings.wire.copy.Patience;
import tools.jackson.databind.json.JsonMapper;

/// A door that copies from and to this machine and has little patience, with alice at it.
final class CopyTrial implements AutoCloseable {
    static final byte[] BYTES = bytes(1_000_000);
    private static final AddressRule THIS_MACHINE =
            new AddressRule(false, List.of(AddressRange.parse("127.0.0.0/8"), AddressRange.parse("::1")));
    private static final Duration SOON = Duration.ofMillis(1500);

    final TrialDoor door;
    final DoorClient alice;
    private final MemoryPool pool = new MemoryPool(new PoolName("memory"), 64 << 20, InstantSource.system());

    private CopyTrial(Path directory, CopyRules rules) {
        door = new TrialDoor(pool, directory, 0, rules);
        alice = new DoorClient(door, "alice");
    }

    static CopyTrial open(Path directory) {
        return new CopyTrial(directory, rules(THIS_MACHINE, new CopyRules.Room(50, 50), Optional.empty()));
    }

    static CopyTrial open(Path directory, CopyRules rules) {
        return new CopyTrial(directory, rules);
    }

    static CopyRules rules(CopyRules.Room room) {
        return rules(THIS_MACHINE, room, Optional.empty());
    }

    static CopyRules rules(AddressRule addresses) {
        return rules(addresses, new CopyRules.Room(50, 50), Optional.empty());
    }

    static CopyRules rules(Path authority) {
        return rules(THIS_MACHINE, new CopyRules.Room(50, 50), Optional.of(authority));
    }

    private static CopyRules rules(AddressRule addresses, CopyRules.Room room, Optional<Path> authority) {
        var patience = new Patience(SOON, SOON, Duration.ofSeconds(1), 20_000, Duration.ofSeconds(5));
        return new CopyRules(addresses, authority, room, Duration.ofSeconds(5), patience, Duration.ofMillis(200));
    }

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    static String adler32(byte[] bytes) {
        var sum = new Adler32();
        sum.update(bytes);
        return "adler32=%08x".formatted(sum.getValue());
    }

    /// Orders a copy from there to `/data/copy`.
    Ended pull(String source, String... fields) {
        return pullTo("/data/copy", source, fields);
    }

    Ended pullTo(String path, String source, String... fields) {
        return copy(path, "Source", source, fields);
    }

    /// Orders a copy of `/data/file` to there.
    Ended push(String destination, String... fields) {
        return copy("/data/file", "Destination", destination, fields);
    }

    private Ended copy(String path, String role, String other, String... fields) {
        List<String> all = new ArrayList<>(List.of(role, other));
        all.addAll(List.of(fields));
        return new Ended(alice.ask("COPY", path, all.toArray(String[]::new)));
    }

    /// A source that has [#BYTES].
    static void good(Wayward.Asked request, Wayward.Talk talk) throws IOException {
        talk.head(200, "Content-Length: " + BYTES.length, "Digest: " + adler32(BYTES));
        if (request.method().equals("GET")) {
            talk.body(BYTES, BYTES.length);
        }
    }

    /// That a pull from there fails so, and nothing is left of it.
    void pullFails(String why, Wayward source) throws IOException {
        try (source) {
            pull(source.url("/x")).failed(why);
            hasNothing();
        }
    }

    /// What a COPY came to.
    record Ended(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String lastLine() {
            assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
            assertThat(response.body()).startsWith("Perf Marker\n").endsWith("\n");
            return response.body().lines().toList().getLast();
        }

        void succeeded() {
            assertThat(lastLine()).isEqualTo("success: Created");
        }

        Ended failed(String why) {
            assertThat(lastLine()).startsWith("failure: " + why + ": ");
            return this;
        }
    }

    /// That nothing can be seen of a copy, and its bytes are gone.
    void hasNothing() {
        assertThat(alice.ask("GET", "/data/copy").statusCode()).isEqualTo(404);
        assertThat(alice.ask("PROPFIND", "/data/", "Depth", "1").body()).doesNotContain("copy");
        assertThat(keys()).isEmpty();
    }

    /// Every key with bytes in the pool.
    Set<Pool.Key> keys() {
        Set<Pool.Key> keys = new HashSet<>();
        for (int shelf = 0; shelf < pool.shelves(); shelf++) {
            pool.forEach(shelf, keys::add);
        }
        return keys;
    }

    /// What somebody with a macaroon of these activities has.
    DoorClient bearer(String activities) {
        var wish = new DoorClient.Body("{\"caveats\":[\"activity:" + activities + "\"]}");
        String answer = alice.ask("POST", "/data", wish, "Content-Type", MacaroonMethod.MEDIA_TYPE)
                .body();
        return DoorClient.bearing(
                door, new JsonMapper().readTree(answer).path("macaroon").asString());
    }

    byte[] stored(String path) {
        return alice.bytes(path);
    }

    @Override
    public void close() {
        alice.close();
        door.close();
    }
}
