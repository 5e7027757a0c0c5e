package org.tidings.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.model.Owner;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Resolution;

/// What an inotify subscription tells of each thing that can happen.
class InotifyTest {
    private static final Owner OWNER = new Owner(1001, 1001);
    private final ChannelPost post = new ChannelPost();

    @BeforeEach
    void aDirectory() {
        post.doings.mkdir("/d", OWNER, 0755);
        post.doings.mkdir("/e", OWNER, 0755);
    }

    @Test
    void anUploadIsToldAsCreatedOpenedModifiedClosedAndChangedInThatOrder() {
        Client client = watching("/d");
        post.doings.put("/d/a", OWNER);
        post.settle();
        assertThat(client.events())
                .containsExactly("IN_CREATE a", "IN_OPEN a", "IN_MODIFY a", "IN_CLOSE_WRITE a", "IN_ATTRIB a");
    }

    @Test
    void anEmptyFileIsNotModified() {
        Client client = watching("/d");
        post.doings.put("/d/a", OWNER, 0);
        post.settle();
        assertThat(client.events()).containsExactly("IN_CREATE a", "IN_OPEN a", "IN_CLOSE_WRITE a", "IN_ATTRIB a");
    }

    @Test
    void whatHappensBelowADirectoryOfTheWatchedOneIsNotTold() {
        Client client = watching("/d");
        post.doings.mkdir("/d/sub", OWNER, 0755);
        post.doings.put("/d/sub/a", OWNER);
        post.settle();
        assertThat(client.events()).containsExactly("IN_CREATE,IN_ISDIR sub");
    }

    @Test
    void theTwoEndsOfARenameHaveOneCookie() {
        post.doings.put("/d/a", OWNER);
        Channel channel = post.open(ChannelPost.ALICE);
        post.watch(channel, ChannelPost.ALICE, "/d");
        post.watch(channel, ChannelPost.ALICE, "/e");
        Client client = post.connect(channel, ChannelPost.ALICE);
        post.doings.move("/d/a", "/e/b");
        post.doings.move("/e/b", "/e/c");
        post.settle();
        assertThat(client.events())
                .containsExactly("IN_MOVED_FROM a", "IN_MOVED_TO b", "IN_MOVED_FROM b", "IN_MOVED_TO c");
        List<String> cookies = client.all().stream()
                .map(event -> event.data().path("event").path("cookie").asString())
                .toList();
        assertThat(cookies.get(0))
                .isEqualTo(cookies.get(1))
                .isNotEqualTo(cookies.get(2))
                .isNotEmpty();
        assertThat(cookies.get(2)).isEqualTo(cookies.get(3));
    }

    @Test
    void aWatchFollowsItsDirectoryAndIsToldOfTheMove() {
        Client client = watching("/d");
        post.doings.move("/d", "/e/d2");
        post.doings.put("/e/d2/a", OWNER, 0);
        post.settle();
        assertThat(client.events())
                .containsExactly(
                        "IN_MOVE_SELF,IN_ISDIR", "IN_CREATE a", "IN_OPEN a", "IN_CLOSE_WRITE a", "IN_ATTRIB a");
    }

    @Test
    void aFileIsWatchedItself() {
        post.doings.put("/d/a", OWNER);
        Client client = watching("/d/a");
        post.doings.overwrite("/d/a");
        post.doings.read("/d/a");
        post.doings.chmod("/d/a", 0600);
        post.doings.put("/d/b", OWNER);
        post.settle();
        assertThat(client.events())
                .containsExactly(
                        "IN_OPEN",
                        "IN_MODIFY",
                        "IN_CLOSE_WRITE",
                        "IN_ATTRIB",
                        "IN_OPEN",
                        "IN_ACCESS",
                        "IN_CLOSE_NOWRITE",
                        "IN_ATTRIB");
    }

    @Test
    void everyChangeOfAttributesIsTold() {
        post.doings.put("/d/a", OWNER);
        Client client = watching("/d");
        post.doings.chmod("/d/a", 0600);
        post.doings.label("/d/a", "raw");
        post.doings.setXattr("/d/a", "k", "v");
        post.doings.touch("/d/a");
        post.doings.setXattr("/d", "k", "v");
        post.settle();
        assertThat(client.events())
                .containsExactly("IN_ATTRIB a", "IN_ATTRIB a", "IN_ATTRIB a", "IN_ATTRIB a", "IN_ATTRIB,IN_ISDIR");
    }

    @Test
    void aListingIsToldToWhoWatchesTheDirectoryAndToWhoWatchesTheOneAbove() {
        post.doings.mkdir("/d/sub", OWNER, 0755);
        Channel channel = post.open(ChannelPost.ALICE);
        post.watch(channel, ChannelPost.ALICE, "/d");
        post.watch(channel, ChannelPost.ALICE, "/d/sub");
        Client client = post.connect(channel, ChannelPost.ALICE);
        post.doings.list("/d/sub");
        post.doings.list("/");
        post.settle();
        assertThat(client.events())
                .containsExactly(
                        "IN_OPEN,IN_ISDIR",
                        "IN_OPEN,IN_ISDIR sub",
                        "IN_CLOSE_NOWRITE,IN_ISDIR",
                        "IN_CLOSE_NOWRITE,IN_ISDIR sub");
    }

    @Test
    void whatIsDeletedEndsItsWatch() {
        Channel channel = post.open(ChannelPost.ALICE);
        post.watch(channel, ChannelPost.ALICE, "/d");
        Client client = post.connect(channel, ChannelPost.ALICE);
        post.doings.remove("/d");
        post.settle();
        assertThat(client.heard())
                .containsExactly("IN_DELETE_SELF,IN_ISDIR", "SYSTEM SUBSCRIPTION_CLOSED", "IN_IGNORED");
        assertThat(post.subscriptions.list(channel)).isEmpty();
    }

    @Test
    void whatIsDeletedEndsItsWatchAlsoWhenNobodyIsConnected() {
        Channel channel = post.open(ChannelPost.ALICE);
        post.watch(channel, ChannelPost.ALICE, "/d");
        post.doings.remove("/d");
        post.settle();
        assertThat(post.subscriptions.list(channel)).isEmpty();
        assertThat(post.connect(channel, ChannelPost.ALICE).heard())
                .containsExactly("IN_DELETE_SELF,IN_ISDIR", "IN_IGNORED");
    }

    @Test
    void onlyTheFlagsAskedForAreTold() {
        Client client = watching("/d", "IN_CLOSE", "IN_DELETE");
        post.doings.put("/d/a", OWNER);
        post.doings.read("/d/a");
        post.doings.remove("/d/a");
        post.settle();
        assertThat(client.events()).containsExactly("IN_CLOSE_WRITE a", "IN_CLOSE_NOWRITE a", "IN_DELETE a");
    }

    @Test
    void aOneShotWatchEndsAfterItsFirstEvent() {
        Client client = watching("/d", "IN_CREATE", "IN_ATTRIB", "IN_ONESHOT");
        post.doings.put("/d/a", OWNER);
        post.doings.put("/d/b", OWNER);
        post.settle();
        assertThat(client.heard()).containsExactly("IN_CREATE a", "SYSTEM SUBSCRIPTION_CLOSED", "IN_IGNORED");
    }

    @Test
    void noFlagsAtAllWatchForNothing() {
        Channel channel = post.open(ChannelPost.ALICE);
        post.subscribe(channel, ChannelPost.ALICE, Kind.INOTIFY, "{\"path\":\"/d\",\"flags\":[]}");
        Client client = post.connect(channel, ChannelPost.ALICE);
        post.doings.put("/d/a", OWNER);
        post.settle();
        assertThat(client.events()).isEmpty();
    }

    @Test
    void subscribingAgainReplacesTheFlagsAndDropsNothing() {
        Channel channel = post.open(ChannelPost.ALICE);
        post.watch(channel, ChannelPost.ALICE, "/d", "IN_CREATE");
        post.doings.put("/d/a", OWNER);
        assertThat(post.watch(channel, ChannelPost.ALICE, "/d", "IN_DELETE"))
                .isInstanceOf(SubscriptionDesk.Merged.class);
        post.doings.put("/d/b", OWNER);
        post.doings.remove("/d/b");
        Client client = post.connect(channel, ChannelPost.ALICE);
        assertThat(client.events()).containsExactly("IN_CREATE a", "IN_DELETE b");
    }

    @Test
    void aMaskThatIsAddedIsToldWithTheOneBefore() {
        Channel channel = post.open(ChannelPost.ALICE);
        post.watch(channel, ChannelPost.ALICE, "/d", "IN_CREATE");
        Client client = post.connect(channel, ChannelPost.ALICE);
        post.watch(channel, ChannelPost.ALICE, "/d", "IN_DELETE", "IN_MASK_ADD");
        post.doings.put("/d/b", OWNER);
        post.doings.remove("/d/b");
        post.settle();
        assertThat(client.heard()).containsExactly("IN_CREATE b", "IN_DELETE b");
        assertThat(post.subscriptions.list(channel).getFirst().selector())
                .isEqualTo("{\"path\":\"/d\",\"flags\":[\"IN_CREATE\",\"IN_DELETE\",\"IN_MASK_ADD\"]}");
    }

    @Test
    void namesOfAnyScriptArriveWhole() {
        Client client = watching("/d", "IN_CREATE");
        post.doings.put("/d/Größe \"😀\"\n", OWNER);
        post.settle();
        assertThat(client.events()).containsExactly("IN_CREATE Größe \"😀\"");
        assertThat(client.all().getFirst().data().path("event").path("name").asString())
                .isEqualTo("Größe \"😀\"\n");
    }

    @Test
    void tooManyReadsAreToldAsAnOverflow() {
        Client client = watching("/d");
        post.doings.say(new org.tidings.model.AccessesMissed(17));
        post.settle();
        assertThat(client.events()).containsExactly("IN_Q_OVERFLOW");
    }

    @Test
    void whoMayNotListADirectoryAnyMoreHearsNothingOfItAnyMore() {
        Channel channel = post.open(ChannelPost.BOB);
        post.watch(channel, ChannelPost.BOB, "/d");
        Client client = post.connect(channel, ChannelPost.BOB);
        post.doings.put("/d/a", OWNER, 0);
        post.doings.chmod("/d", 0700);
        post.doings.put("/d/secret", OWNER);
        post.settle();
        post.doings.chmod("/d", 0755);
        post.doings.put("/d/b", OWNER, 0);
        post.settle();
        assertThat(client.ear.text()).doesNotContain("secret");
        assertThat(client.events()).contains("IN_CREATE b");
    }

    @Test
    void aWatchThatWasMovedOutOfSightIsSilent() {
        post.doings.mkdir("/closed", OWNER, 0700);
        Channel channel = post.open(ChannelPost.BOB);
        post.watch(channel, ChannelPost.BOB, "/d");
        Client client = post.connect(channel, ChannelPost.BOB);
        post.doings.move("/d", "/closed/d");
        post.doings.put("/closed/d/a", OWNER);
        post.settle();
        assertThat(client.events()).doesNotContain("IN_CREATE a");
    }

    @Test
    void theUrlOfASubscriptionIsTheSameEverywhere() {
        Channel channel = post.open(ChannelPost.ALICE);
        var made = (SubscriptionDesk.Made) post.watch(channel, ChannelPost.ALICE, "/d");
        Client client = post.connect(channel, ChannelPost.ALICE);
        post.doings.put("/d/a", OWNER);
        post.settle();
        String url = channel.urlOf(made.subscription());
        assertThat(client.all())
                .allSatisfy(event ->
                        assertThat(event.data().path("subscription").asString()).isEqualTo(url));
        assertThat(url).startsWith(ChannelPost.BASE + "events/channels/" + channel.id() + "/subscriptions/inotify/");
        assertThat(WatchId.parse(made.subscription().id())).contains(idOf("/d"));
    }

    private org.tidings.model.FileId idOf(String path) {
        return ((Resolution.Found) post.store.namespace().resolve(new StoragePath(path)))
                .entry()
                .id();
    }

    private Client watching(String path, String... flags) {
        Channel channel = post.open(ChannelPost.ALICE);
        if (flags.length == 0) {
            post.watch(channel, ChannelPost.ALICE, path);
        } else {
            post.watch(channel, ChannelPost.ALICE, path, flags);
        }
        post.pass(Duration.ofSeconds(1));
        return post.connect(channel, ChannelPost.ALICE, Optional.empty());
    }
}
