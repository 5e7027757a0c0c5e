package org.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.delivery.ListeningPost.ADMIN;
import static org.tidings.delivery.ListeningPost.ALICE;
import static org.tidings.delivery.ListeningPost.BOB;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.model.EventType;
import org.tidings.model.Loss;
import org.tidings.model.Offset;
import org.tidings.model.Owner;
import org.tidings.model.StoragePath;

/// `from=snapshot`: what exists, and then what happens, from exactly there.
class ListingTest {
    private static final Owner OWNER = new Owner(1001, 1001);
    private final ListeningPost post = new ListeningPost();

    @BeforeEach
    void aSmallTree() {
        post.doings.mkdir("/data", OWNER, 0755);
        post.doings.put("/data/a", OWNER, 10);
        post.doings.mkdir("/data/closed", OWNER, 0700);
        post.doings.put("/data/closed/b", OWNER, 20);
        post.doings.mkdir("/data/drop", OWNER, 0711);
        post.doings.mkdir("/data/drop/open", OWNER, 0755);
        post.doings.put("/data/drop/open/c.h5", OWNER, 30);
    }

    @Test
    void itTellsWhatTheListenerMaySeeAndThenFollows() {
        Ear bob = post.listen(BOB, Selector.ALL, new Start.Snapshot());
        post.doings.put("/data/later", OWNER);
        post.settle();
        assertThat(bob.events())
                .containsExactlyInAnyOrder(
                        "dir.listed /data",
                        "file.listed /data/a",
                        "dir.listed /data/closed",
                        "dir.listed /data/drop",
                        "file.listed /data/drop/open/c.h5",
                        "file.created /data/later")
                .endsWith("file.created /data/later");
        assertThat(bob.words()).containsExactly("snapshot.begin", "snapshot.end");
    }

    @Test
    void aFileWhoseBytesAreLostIsListedAsThat() {
        post.doings.lose("/data/a", Loss.CORRUPT);
        Ear bob = post.listen(BOB, Selector.ALL, new Start.Snapshot());
        post.settle();
        var told = bob.frames().stream()
                .map(frame -> frame.path("data"))
                .filter(data -> data.has("lost"))
                .toList();
        assertThat(told).singleElement().satisfies(data -> {
            assertThat(data.path("lost").stringValue()).isEqualTo("corrupt");
            assertThat(data.path("file").path("path").stringValue()).isEqualTo("/data/a");
        });
    }

    @Test
    void itsEndCountsItAndIsTheFirstPlaceToResumeFrom() {
        Ear alice = post.listen(ALICE, Selector.ALL, new Start.Snapshot());
        var end = alice.frames().getLast();
        assertThat(end.path("data").path("entries").intValue()).isEqualTo(7);
        assertThat(post.cursors.offset(alice.lastEventId())).contains(new Offset(7));
        assertThat(alice.text().lines().filter(line -> line.startsWith("id: "))).hasSize(1);
    }

    @Test
    void itIsOfOneMomentHoweverSlowTheClientIs() {
        for (int i = 0; i < 2000; i++) {
            post.doings.put("/data/f" + i, OWNER);
        }
        var slow = new Ear();
        slow.stopTaking();
        slow.listener =
                post.delivery.open(new Delivery.Wish(ADMIN, Selector.ALL, Form.SSE, new Start.Snapshot()), slow);
        post.settle();
        post.doings.remove("/data/f0");
        post.doings.put("/data/new", OWNER);
        while (slow.takeOne()) {
            post.settle();
        }
        assertThat(slow.events()).hasSize(2009).doesNotHaveDuplicates();
        assertThat(slow.events().subList(2007, 2009))
                .containsExactly("file.deleted /data/f0", "file.created /data/new");
        assertThat(slow.events()).contains("file.listed /data/f0");
    }

    @Test
    void theSelectorHoldsForTheListingToo() {
        var bigFiles = new Selector(
                new StoragePath("/data"),
                true,
                Set.of(EventType.FILE_CREATED),
                List.of(".h5", "a"),
                OptionalInt.of(1001),
                20,
                Set.of());
        Ear alice = post.listen(ALICE, bigFiles, new Start.Snapshot());
        assertThat(alice.events()).containsExactly("file.listed /data/drop/open/c.h5");
    }

    @Test
    void withoutRecursionItIsOneDirectory() {
        var flat = new Selector(new StoragePath("/data"), false, Set.of(), List.of(), OptionalInt.empty(), 0, Set.of());
        Ear alice = post.listen(ALICE, flat, new Start.Snapshot());
        assertThat(alice.events())
                .containsExactlyInAnyOrder(
                        "dir.listed /data", "file.listed /data/a", "dir.listed /data/closed", "dir.listed /data/drop");
    }

    @Test
    void whereNothingMayBeSeenTheListingIsEmptyAndTellsNothing() {
        Ear closed = post.listen(BOB, Selector.below(new StoragePath("/data/closed/deep")), new Start.Snapshot());
        Ear absent = post.listen(BOB, Selector.below(new StoragePath("/nowhere/deep")), new Start.Snapshot());
        assertThat(closed.events()).isEmpty();
        assertThat(closed.words()).isEqualTo(absent.words());
    }

    @Test
    void aFileMayBeListenedToAlone() {
        Ear bob = post.listen(BOB, Selector.below(new StoragePath("/data/a")), new Start.Snapshot());
        post.doings.overwrite("/data/a");
        post.settle();
        assertThat(bob.events()).containsExactly("file.listed /data/a", "file.written /data/a");
    }

    @Test
    void aListenerWhoLeavesInTheMiddleLeavesNothingBehind() throws IOException {
        var leaver = new Ear();
        leaver.stopTaking();
        leaver.listener =
                post.delivery.open(new Delivery.Wish(ADMIN, Selector.ALL, Form.SSE, new Start.Snapshot()), leaver);
        post.settle();
        assertThat(openSpools()).hasSize(1);
        leaver.listener.orElseThrow().cut();
        post.pass(Duration.ofSeconds(1));
        assertThat(post.tally.listeners.get()).isZero();
        assertThat(openSpools()).isEmpty();
    }

    /// Files of this process that have no name any more, as Linux shows them.
    private static List<String> openSpools() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.map(ListingTest::target)
                    .filter(file -> file.contains("/listing-"))
                    .toList();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException gone) {
            return "";
        }
    }

    @Test
    void itComesAsLinesTooAndEachIsACloudEvent() {
        Ear alice = post.listen(ALICE, Selector.ALL, new Start.Snapshot(), Form.NDJSON);
        assertThat(alice.frames()).hasSize(9).allSatisfy(frame -> {
            assertThat(frame.path("specversion").stringValue()).isEqualTo("1.0");
            assertThat(List.of("id", "source", "type")).allMatch(frame::has);
        });
        assertThat(alice.frames().stream().map(frame -> frame.path("id")).distinct())
                .hasSizeGreaterThan(7);
    }
}
