package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a channel tells, and from where on, to clients that read it as those of dCache do.
@Journey
class ChannelStreamTest {
    private final Visitor alice;
    private final Site site;

    ChannelStreamTest(Site site) {
        this.site = site;
        this.alice = site.as("alice");
    }

    @Test
    void theAnswerIsWhatClientsThatReadBelowTheChunksNeed() {
        try (var channel = ChannelClient.open(alice).listen()) {
            Awaitility.await().until(() -> channel.raw().contains("\n\n:"));
            assertThat(channel.raw())
                    .contains("HTTP/1.1 200 OK", "Content-Type: text/event-stream;charset=utf-8", "Connection: close")
                    .doesNotContain("Transfer-Encoding", "Content-Length", "retry:");
        }
    }

    @Test
    void eachThingThatHappensIsToldAsDcacheTellsIt() {
        alice.directory("/data/told");
        try (var channel = ChannelClient.open(alice)) {
            String url = channel.watch("/data/told");
            channel.listen();
            alice.put("/data/told/a%20b", "content").is(201);
            alice.get("/data/told/a%20b").is(200);
            alice.move("/data/told/a%20b", "/data/told/%C3%BC").is(201);
            alice.put("/data/told/%C3%BC", "other").is(204);
            alice.makeDirectory("/data/told/sub").is(201);
            alice.door("PROPFIND", "/data/told/", "", "Depth", "1").is(207);
            alice.delete("/data/told/%C3%BC").is(204);
            channel.awaitExactly(
                    "IN_CREATE a b",
                    "IN_OPEN a b",
                    "IN_MODIFY a b",
                    "IN_CLOSE_WRITE a b",
                    "IN_ATTRIB a b",
                    "IN_OPEN a b",
                    "IN_ACCESS a b",
                    "IN_CLOSE_NOWRITE a b",
                    "IN_MOVED_FROM a b",
                    "IN_MOVED_TO ü",
                    "IN_OPEN ü",
                    "IN_MODIFY ü",
                    "IN_CLOSE_WRITE ü",
                    "IN_ATTRIB ü",
                    "IN_CREATE,IN_ISDIR sub",
                    "IN_OPEN,IN_ISDIR",
                    "IN_CLOSE_NOWRITE,IN_ISDIR",
                    "IN_DELETE ü");
            assertThat(channel.all())
                    .allSatisfy(event -> assertThat(event.id()).matches("[0-9]+"))
                    .allSatisfy(event -> assertThat(event.subscription()).isEqualTo(url));
            assertThat(channel.all().stream().map(event -> Long.parseLong(event.id())))
                    .isSorted()
                    .doesNotHaveDuplicates();
            List<String> cookies = channel.all().stream()
                    .map(ChannelClient.Event::cookie)
                    .filter(cookie -> !cookie.isEmpty())
                    .toList();
            assertThat(cookies).hasSize(2).containsOnly(cookies.getFirst());
            assertThat(channel.raw()).doesNotContain("ü").contains("\\u00FC");
        }
    }

    @Test
    void theOverwrittenTargetOfARenameIsToldAsDeleted() {
        alice.directory("/data/over");
        alice.put("/data/over/from", "1").is(201, 204);
        alice.put("/data/over/to", "2").is(201, 204);
        try (var channel = ChannelClient.open(alice)) {
            channel.watch("/data/over");
            channel.listen();
            alice.move("/data/over/from", "/data/over/to").is(204);
            channel.await("IN_MOVED_TO to");
            assertThat(channel.heard()).containsExactly("IN_DELETE to", "IN_MOVED_FROM from", "IN_MOVED_TO to");
        }
    }

    @Test
    void whoActsOnTheFirstWordOfAFileFindsItReadable() {
        alice.directory("/data/readable");
        try (var channel = ChannelClient.open(alice)) {
            channel.subscribe("inotify", "{\"path\":\"/data/readable\",\"flags\":[\"IN_CREATE\"]}")
                    .is(201);
            channel.listen();
            for (int i = 0; i < 20; i++) {
                alice.put("/data/readable/" + i, "content " + i).is(201, 204);
                channel.await("IN_CREATE " + i);
                assertThat(alice.get("/data/readable/" + i).is(200).text()).isEqualTo("content " + i);
            }
        }
    }

    @Test
    void aSecondClientTakesTheChannelOver() {
        try (var channel = ChannelClient.open(alice).listen();
                var second = ChannelClient.open(alice)) {
            Program other = Program.start(
                    List.of(
                            "curl",
                            "-sN",
                            "-u",
                            "alice:" + Site.PASSWORD,
                            "-H",
                            "Accept: text/event-stream",
                            channel.url()),
                    java.util.Map.of(),
                    line -> {});
            channel.awaitExactly("SYSTEM COMPETING_CLIENT");
            channel.awaitEnd();
            other.kill();
            assertThat(second.url()).isNotEqualTo(channel.url());
        }
    }

    @Test
    void aClosedChannelEndsItsStream() {
        var channel = ChannelClient.open(alice);
        channel.watch("/data");
        channel.subscribe("metronome", "{\"delay\":300}").is(201);
        channel.listen();
        Awaitility.await().until(() -> channel.raw().contains("\n\n:"));
        alice.askApi("DELETE", channel.target(), "").is(204);
        channel.awaitEnd();
        assertThat(channel.heard()).containsExactly("SYSTEM SUBSCRIPTION_CLOSED", "SYSTEM SUBSCRIPTION_CLOSED");
    }

    @Test
    void aMetronomeBeatsAndEndsWithItsLastMessage() {
        try (var channel = ChannelClient.open(alice).listen()) {
            channel.subscribe("metronome", "{\"delay\":0.05,\"count\":3,\"message\":\"${username} ${count}\"}")
                    .is(201);
            channel.await("SYSTEM SUBSCRIPTION_CLOSED");
            assertThat(channel.heard())
                    .containsExactly(
                            "SYSTEM NEW_SUBSCRIPTION", "alice 1", "alice 2", "alice 3", "SYSTEM SUBSCRIPTION_CLOSED");
        }
    }

    @Test
    void aChannelNobodyConnectsToIsGoneAfterItsTimeout() {
        var channel = ChannelClient.open(alice);
        alice.askApi("PATCH", channel.target(), "{\"timeout\":1}", "Content-Type", "application/json")
                .is(204);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> alice.api(channel.target()).status() == 404);
    }

    @Test
    void aStaleIdIsALossOnceAndWhatIsThereIsTold() {
        alice.directory("/data/stale");
        try (var channel = ChannelClient.open(alice)) {
            channel.subscribe("inotify", "{\"path\":\"/data/stale\",\"flags\":[\"IN_CREATE\"]}")
                    .is(201);
            alice.put("/data/stale/a", "1").is(201, 204);
            channel.listenAfter("999999999999999");
            channel.awaitExactly("SYSTEM EVENT_LOSS", "IN_CREATE a");
            String id = channel.await("IN_CREATE a").id();
            alice.put("/data/stale/b", "1").is(201, 204);
            channel.listenAfter(id);
            channel.awaitExactly("IN_CREATE b");
        }
    }

    @Test
    void nobodyHearsOfWhatTheyMayNotSee() {
        Visitor bob = site.as("bob");
        alice.directory("/data/closing");
        try (var channel = ChannelClient.open(bob)) {
            channel.watch("/data/closing");
            channel.listen();
            alice.put("/data/closing/seen", "1").is(201);
            channel.await("IN_ATTRIB seen");
            alice.makeDirectory("/data/closing/later").is(201);
            chmod("/data/closing", 0700);
            alice.put("/data/closing/unseen", "1").is(201);
            chmod("/data/closing", 0755);
            alice.put("/data/closing/again", "1").is(201);
            channel.await("IN_CREATE again");
            assertThat(channel.raw()).doesNotContain("unseen");
        }
    }

    private void chmod(String path, int mode) {
        alice.askApi(
                        "POST",
                        "/api/v1/namespace" + path,
                        "{\"action\":\"chmod\",\"mode\":" + mode + "}",
                        "Content-Type",
                        "application/json")
                .is(201);
    }

    @Test
    void channelsAndPlacesSurviveAKill(@TempDir Path scratch) {
        try (var own = Site.demo(scratch.resolve("data"))) {
            Visitor user = own.as("alice");
            user.directory("/data/kept");
            try (var channel = ChannelClient.open(user)) {
                channel.subscribe("inotify", "{\"path\":\"/data/kept\",\"flags\":[\"IN_CLOSE_WRITE\"]}")
                        .is(201);
                channel.listen();
                List<String> expected = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    user.put("/data/kept/" + i, "x").is(201);
                    expected.add("IN_CLOSE_WRITE " + i);
                }
                channel.awaitExactly(expected.toArray(String[]::new));
                String id = channel.all().get(4).id();
                own.kill();
                channel.awaitEnd();
                own.startAgain();
                channel.listenAfter(id);
                user.put("/data/kept/more", "x").is(201);
                expected.add("IN_CLOSE_WRITE more");
                channel.awaitExactly(expected.subList(5, expected.size()).toArray(String[]::new));
                assertThat(user.api(channel.target() + "/subscriptions").text()).contains("/subscriptions/inotify/");
                own.stop();
                channel.awaitEnd();
                assertThat(channel.heard()).endsWith("SYSTEM SHUTDOWN");
            }
        }
    }
}
