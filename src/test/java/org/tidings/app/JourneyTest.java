package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.access.PasswordHash;
import org.tidings.model.StoragePath;
import org.tidings.wire.client.Answer;
import org.tidings.wire.client.Backoff;
import org.tidings.wire.client.Credentials;
import org.tidings.wire.client.DoorClient;
import org.tidings.wire.client.Endpoint;
import org.tidings.wire.client.EventFeed;
import org.tidings.wire.client.SseFrame;

/// The whole way of a file, through real HTTP against a house in this JVM.
class JourneyTest {
    private static final int CHEAP = 4;
    private static final String ADLER32_OF_HELLO = "062c0215";

    @TempDir
    Path directory;

    @Test
    void aListenerHearsOfEveryFileOnceAlsoOverARestart() throws InterruptedException {
        String cursor;
        try (var house = open()) {
            put(house, "alice", "/data/one", "hello");
            SseFrame first =
                    heard(house, "alice", "earliest", Optional.empty(), 1).getFirst();
            assertThat(first.event()).isEqualTo("org.tidings.storage.file.created.v1");
            assertThat(first.data())
                    .contains("\"path\":\"/data/one\"", "\"size\":5", "\"adler32\":\"" + ADLER32_OF_HELLO + "\"");
            cursor = first.id().orElseThrow();
        }
        try (var house = open()) {
            put(house, "alice", "/data/two", "hello again");
            put(house, "alice", "/data/three", "and again");
            assertThat(heard(house, "alice", "now", Optional.of(cursor), 2))
                    .extracting(frame -> frame.data().replaceAll(".*\"path\":\"([^\"]*)\".*", "$1"))
                    .containsExactly("/data/two", "/data/three");
        }
    }

    @Test
    void bobHearsOfWhatHeMayListOnly() throws InterruptedException {
        try (var house = open()) {
            put(house, "alice", "/home/alice/secret", "x");
            put(house, "admin", "/private/secret", "x");
            put(house, "alice", "/data/open", "x");
            assertThat(heard(house, "bob", "earliest", Optional.empty(), 1)
                            .getFirst()
                            .data())
                    .contains("\"path\":\"/data/open\"");
            assertThat(put(house, "bob", "/data/his", "x")).isInstanceOf(Answer.Refused.class);
        }
    }

    @Test
    void theLogIsReadWhenNobodyIsAtHome() throws Exception {
        var site = site();
        try (var house = House.open(site.config(), site)) {
            put(house, "alice", "/data/one", "hello");
        }
        List<String> events = new ArrayList<>();
        OfflineLog.read(site.config(), Map.of("type", List.of("file")), "earliest", events::add);
        assertThat(events).singleElement().asString().contains("/data/one", "\"sequence\"");
    }

    @Test
    void aHouseThatIsOpenIsNotOpenedAgain() {
        try (var house = open()) {
            assertThatThrownBy(this::open).isInstanceOf(CannotStart.class).hasMessageContaining("Another Tidings");
        }
    }

    @Test
    void aTakenPortIsASentence() {
        try (var house = open()) {
            var site = new DemoSite(directory.resolve("other"), house.door().getPort(), 0, hash());
            assertThatThrownBy(() -> House.open(site.config(), site))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(Integer.toString(house.door().getPort()));
        }
    }

    private House open() {
        var site = site();
        return House.open(site.config(), site);
    }

    private DemoSite site() {
        return new DemoSite(directory.resolve("site"), 0, 0, hash());
    }

    private static PasswordHash hash() {
        return PasswordHash.of("secret", CHEAP, TimeAndChance.unguessable());
    }

    private static Endpoint endpoint(URI base, String user) {
        return Endpoint.at(base, Optional.of(new Credentials.Password(user, "secret")), Optional.empty());
    }

    private static Answer<Map<String, String>> put(House house, String user, String path, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var upload = new DoorClient.Upload(() -> new ByteArrayInputStream(bytes), bytes.length, true);
        return new DoorClient(endpoint(house.door(), user)).put(new StoragePath(path), upload);
    }

    private static List<SseFrame> heard(House house, String user, String from, Optional<String> cursor, int count)
            throws InterruptedException {
        List<SseFrame> frames = new ArrayList<>();
        var feed = new EventFeed(
                endpoint(house.api(), user), "type=file&from=" + from, cursor, new Backoff(new Random(1)));
        feed.follow(new EventFeed.Listener() {
            @Override
            public boolean hear(SseFrame frame) {
                frames.add(frame);
                return frames.size() < count;
            }

            @Override
            public void reached(String place) {}

            @Override
            public void lost(String why, Duration pause) {
                throw new AssertionError(why);
            }
        });
        return frames;
    }
}
