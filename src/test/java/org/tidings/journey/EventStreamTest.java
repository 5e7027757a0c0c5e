package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The event stream as curl gets it.
@Journey
class EventStreamTest {
    private final Visitor alice;

    EventStreamTest(Site site) {
        alice = site.as("alice");
    }

    private void putNumbers(String directory, int from, int to) {
        alice.directory(directory);
        IntStream.range(from, to)
                .forEach(i -> alice.put(directory + "/" + i, "number " + i).is(201));
    }

    private static List<String> paths(Listener heard) {
        return heard.events().stream()
                .filter(frame -> frame.is("file.created"))
                .map(Frame::path)
                .toList();
    }

    private static List<String> numbers(String directory, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> directory + "/" + i).toList();
    }

    @Test
    void theAnswerIsWhatBrowsersAndProxiesNeed() {
        try (var heard = Listener.listen(alice, "path=/data/headers")) {
            alice.directory("/data/headers");
            alice.put("/data/headers/x", "x").is(201);
            heard.await("file.created", "/data/headers/x");
            assertThat(heard.raw().toLowerCase(java.util.Locale.ROOT))
                    .startsWith("http/1.1 200")
                    .contains("content-type: text/event-stream\n")
                    .contains("cache-control: no-store")
                    .contains("x-accel-buffering: no")
                    .containsPattern("\n:.*\n")
                    .containsPattern("\nretry: ?[0-9]+\n");
        }
    }

    @Test
    void anEventIsACompleteCloudEvent() {
        try (var heard = Listener.listen(alice, "path=/data/cloud")) {
            alice.directory("/data/cloud");
            alice.put("/data/cloud/caf%C3%A9%20%23", "twelve bytes").is(201);
            var event = heard.await("file.created", "/data/cloud/caf\u00e9 #").json();
            assertThat(event.path("specversion").asString()).isEqualTo("1.0");
            assertThat(event.path("type").asString()).isEqualTo("org.tidings.storage.file.created.v1");
            assertThat(event.path("source").asString()).startsWith("/");
            assertThat(event.path("id").asString()).isNotEmpty();
            assertThat(event.path("subject").asString()).isEqualTo("/data/cloud/caf%C3%A9%20%23");
            assertThat(event.path("time").asString()).endsWith("Z");
            assertThat(event.path("datacontenttype").asString()).isEqualTo("application/json");
            assertThat(event.path("data").path("op").path("user").asString()).isEqualTo("alice");
            assertThat(event.path("sequence").isMissingNode())
                    .as("offsets are for operators")
                    .isTrue();
        }
    }

    @Test
    void whoComesBackWithTheLastIdMissesNothingAndHearsNothingTwice() {
        try (var heard = Listener.listen(alice, "path=/data/resumed&type=file.created")) {
            putNumbers("/data/resumed", 0, 20);
            heard.await("file.created", "/data/resumed/19");
            heard.resume();
            putNumbers("/data/resumed", 20, 40);
            heard.await("file.created", "/data/resumed/39");
            assertThat(paths(heard)).containsExactlyElementsOf(numbers("/data/resumed", 0, 40));
        }
    }

    @Test
    void historyAndLiveAreOneStream() {
        putNumbers("/data/history", 0, 20);
        try (var heard = Listener.listen(alice, "path=/data/history&type=file.created&from=earliest")) {
            putNumbers("/data/history", 20, 40);
            heard.await("file.created", "/data/history/39");
            assertThat(paths(heard)).containsExactlyElementsOf(numbers("/data/history", 0, 40));
        }
    }

    @Test
    void aSnapshotIsFollowedFromExactlyThere() {
        putNumbers("/data/shot", 0, 20);
        alice.delete("/data/shot/7").is(204);
        try (var heard = Listener.listen(alice, "path=/data/shot&from=snapshot")) {
            putNumbers("/data/shot", 20, 40);
            heard.await("file.created", "/data/shot/39");
            List<String> words = heard.frames().stream().map(Frame::event).toList();
            assertThat(words).contains("stream.snapshot.begin", "stream.snapshot.end");
            assertThat(heard.frames().stream()
                            .filter(frame ->
                                    frame.file().path("kind").asString("").equals("file"))
                            .map(Frame::path))
                    .hasSize(39)
                    .doesNotHaveDuplicates()
                    .doesNotContain("/data/shot/7");
        }
    }

    @Test
    void aSelectorPicks() {
        try (var heard = Listener.listen(alice, "path=/data/picky&suffix=.h5&minSize=5&type=file")) {
            alice.directory("/data/picky");
            alice.directory("/data/picky/deep");
            alice.put("/data/picky/too-small.h5", "1").is(201);
            alice.put("/data/picky/other.txt", "long enough").is(201);
            alice.put("/data/picky/deep/down.h5", "long enough").is(201);
            heard.await("file.created", "/data/picky/deep/down.h5");
            assertThat(heard.events()).hasSize(1);
        }
        try (var heard = Listener.listen(alice, "path=/data/flat&recursive=false&type=file")) {
            alice.directory("/data/flat");
            alice.directory("/data/flat/deep");
            alice.put("/data/flat/deep/down", "x").is(201);
            alice.put("/data/flat/here", "x").is(201);
            heard.await("file.created", "/data/flat/here");
            assertThat(heard.events()).hasSize(1);
        }
    }

    @Test
    void theLogCanBePaged() {
        putNumbers("/data/paged", 0, 5);
        var page = alice.api("/api/v1/events/log?path=/data/paged&type=file.created&limit=3")
                .is(200);
        assertThat(page.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(page.text()).contains("/data/paged/0", "/data/paged/2").doesNotContain("/data/paged/3");
    }

    @Test
    void anOldMomentIsAPlaceToStart() {
        putNumbers("/data/moment", 0, 2);
        try (var heard = Listener.listen(alice, "path=/data/moment&from=2020-01-01T00:00:00Z&type=file.created")) {
            heard.await("file.created", "/data/moment/1");
            assertThat(paths(heard)).containsExactlyElementsOf(numbers("/data/moment", 0, 2));
        }
    }

    @Test
    void aDirectoryOfManyFilesIsRenamedInOneEvent() {
        putNumbers("/data/before", 0, 10);
        try (var heard = Listener.listen(alice, "path=/data")) {
            alice.move("/data/before/", "/data/after").is(201);
            Frame renamed = heard.await("dir.renamed", "/data/after");
            assertThat(renamed.previousPath()).isEqualTo("/data/before");
            alice.put("/data/after/10", "x").is(201);
            heard.await("file.created", "/data/after/10");
            assertThat(heard.events().stream().filter(frame -> frame.kind().endsWith("renamed")))
                    .hasSize(1);
        }
    }
}
