package org.tidings.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.model.Owner;

/// Nothing is lost and nothing told twice, however often a client comes and goes.
class ResumeTest {
    private static final Owner OWNER = new Owner(1001, 1001);
    private final ChannelPost post = new ChannelPost();
    private Channel channel = post.open(ChannelPost.ALICE);

    @BeforeEach
    void aWatchedDirectory() {
        post.doings.mkdir("/d", OWNER, 0755);
        post.watch(channel, ChannelPost.ALICE, "/d", "IN_CREATE", "IN_CLOSE_WRITE");
    }

    @Test
    void whatHappensBetweenSubscribingAndConnectingIsTold() {
        put("a");
        assertThat(connect().events()).containsExactly("IN_CREATE a", "IN_CLOSE_WRITE a");
    }

    @Test
    void whatHappenedBeforeSubscribingIsNot() {
        post.doings.mkdir("/e", OWNER, 0755);
        post.doings.put("/e/a", OWNER);
        post.watch(channel, ChannelPost.ALICE, "/e");
        assertThat(connect().events()).isEmpty();
    }

    @Test
    void aClientGoesOnAfterAnyOfTheEventsItHeard() {
        put("a");
        put("b");
        Client first = connect();
        put("c");
        post.settle();
        List<String> all = first.events();
        List<Long> ids = first.all().stream().flatMap(e -> e.id().stream()).toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        first.leave();
        for (int i = 0; i < ids.size(); i++) {
            Client again = connect(ids.get(i).toString());
            assertThat(again.heard()).isEqualTo(all.subList(i + 1, all.size()));
            assertThat(again.all().stream().flatMap(e -> e.id().stream()).toList())
                    .isEqualTo(ids.subList(i + 1, ids.size()));
            again.leave();
        }
    }

    @Test
    void aClientThatSaysNothingGoesOnWhereTheLastOneWas() {
        Client first = connect();
        put("a");
        post.settle();
        first.leave();
        put("b");
        assertThat(connect().events()).containsExactly("IN_CREATE b", "IN_CLOSE_WRITE b");
    }

    @Test
    void theSameHoldsAfterARestart() {
        Client first = connect();
        put("a");
        post.settle();
        String id = first.lastId().orElseThrow();
        first.leave();
        put("b");
        post.restart();
        assertThat(connect(id).events()).containsExactly("IN_CREATE b", "IN_CLOSE_WRITE b");
        put("c");
        post.restart();
        assertThat(connect().events()).contains("IN_CREATE c").doesNotContain("IN_CREATE a");
        assertThat(post.subscriptions.list(channel)).hasSize(1);
    }

    @Test
    void anIdThatIsNoneOfItsOwnIsALossOnceAndAllThatIsStillThereIsTold() {
        put("a");
        for (String strange : List.of("999999999999999", "1", "7")) {
            assertThat(connect(strange).heard())
                    .containsExactly("SYSTEM EVENT_LOSS", "IN_CREATE a", "IN_CLOSE_WRITE a");
        }
    }

    @Test
    void whatIsNoNumberCountsAsNothingSaid() {
        put("a");
        assertThat(connect("5-17").heard()).containsExactly("IN_CREATE a", "IN_CLOSE_WRITE a");
        assertThat(connect("99999999999999999999999").heard()).isEmpty();
    }

    @Test
    void whatWasTrimmedMeanwhileIsALossAndTheRestIsTold() {
        put("a");
        Client first = connect();
        String id = first.lastId().orElseThrow();
        first.leave();
        put("b");
        post.store.trim(post.store.head());
        put("c");
        assertThat(connect(id).heard()).containsExactly("SYSTEM EVENT_LOSS", "IN_CREATE c", "IN_CLOSE_WRITE c");
    }

    @Test
    void theNewestClientWinsAndTheOneBeforeIsTold() {
        Client first = connect();
        Client second = connect();
        put("a");
        post.settle();
        assertThat(first.heard()).containsExactly("SYSTEM COMPETING_CLIENT");
        assertThat(first.ear.finished).isTrue();
        assertThat(second.events()).containsExactly("IN_CREATE a", "IN_CLOSE_WRITE a");
    }

    @Test
    void whatTheChannelSaysOfItselfIsToldLiveAndNeverAgain() {
        post.doings.mkdir("/e", OWNER, 0755);
        Client first = connect();
        var made = (SubscriptionDesk.Made) post.watch(channel, ChannelPost.ALICE, "/e");
        post.watch(channel, ChannelPost.ALICE, "/e", "IN_CREATE");
        put("a");
        post.subscriptions.end(channel, ChannelPost.SITE, made.subscription());
        post.settle();
        assertThat(first.heard())
                .containsExactly(
                        "SYSTEM NEW_SUBSCRIPTION",
                        "IN_CREATE a",
                        "IN_CLOSE_WRITE a",
                        "SYSTEM SUBSCRIPTION_CLOSED",
                        "IN_IGNORED");
        String id = first.all().get(1).id().orElseThrow().toString();
        assertThat(connect(id).heard()).containsExactly("IN_CLOSE_WRITE a", "IN_IGNORED");
    }

    @Test
    void aClosedChannelSaysThatItsSubscriptionsAreClosedAndEndsTheStream() {
        Client client = connect();
        assertThat(post.channels.close(channel, ChannelPost.SITE)).isTrue();
        post.settle();
        assertThat(client.heard()).containsExactly("SYSTEM SUBSCRIPTION_CLOSED");
        assertThat(client.ear.finished).isTrue();
        assertThat(post.channels.find(ChannelPost.ALICE, channel.id().text()))
                .isInstanceOf(ChannelDesk.NoSuchChannel.class);
    }

    @Test
    void aChannelNobodyComesToIsClosedAfterItsTimeout() {
        post.pass(Duration.ofSeconds(299));
        assertThat(post.channels.list(ChannelPost.ALICE, Optional.empty())).hasSize(1);
        post.pass(Duration.ofSeconds(2));
        assertThat(post.channels.list(ChannelPost.ALICE, Optional.empty())).isEmpty();
    }

    @Test
    void aChannelWithAClientStandsAndHasItsWholeTimeWhenHeLeaves() {
        Client client = connect();
        post.pass(Duration.ofSeconds(1000));
        client.leave();
        post.pass(Duration.ofSeconds(299));
        assertThat(post.channels.list(ChannelPost.ALICE, Optional.empty())).hasSize(1);
        post.pass(Duration.ofSeconds(2));
        assertThat(post.channels.list(ChannelPost.ALICE, Optional.empty())).isEmpty();
    }

    @Test
    void aNewTimeoutBeginsWhenItIsSet() {
        post.pass(Duration.ofSeconds(200));
        post.channels.changeTimeout(channel, ChannelPost.SITE, Duration.ofSeconds(150));
        post.pass(Duration.ofSeconds(149));
        assertThat(post.channels.list(ChannelPost.ALICE, Optional.empty())).hasSize(1);
        post.pass(Duration.ofSeconds(2));
        assertThat(post.channels.list(ChannelPost.ALICE, Optional.empty())).isEmpty();
    }

    @Test
    void aSlowClientHearsEverythingFromTheLog() {
        Client client = connect();
        client.ear.stopTaking();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            put("file" + i);
            post.settle();
            expected.add("IN_CREATE file" + i);
            expected.add("IN_CLOSE_WRITE file" + i);
        }
        client.ear.takeAgain();
        post.settle();
        assertThat(client.heard()).isEqualTo(expected);
        assertThat(post.post.tally.overflows.sum()).isPositive();
    }

    @Test
    void nobodyHasMoreChannelsOrSubscriptionsThanAllowed() {
        post.open(ChannelPost.ALICE);
        post.open(ChannelPost.ALICE);
        assertThat(post.channels.open(ChannelPost.ALICE, ChannelPost.SITE, "", ChannelPost.BASE))
                .isInstanceOf(ChannelDesk.TooMany.class);
        post.open(ChannelPost.BOB);
        for (int i = 0; i < 4; i++) {
            post.subscribe(channel, ChannelPost.ALICE, Kind.METRONOME, "{\"delay\":100}");
        }
        assertThat(post.subscribe(channel, ChannelPost.ALICE, Kind.METRONOME, "{\"delay\":100}"))
                .isInstanceOf(SubscriptionDesk.TooMany.class);
    }

    private void put(String name) {
        post.doings.put("/d/" + name, OWNER);
    }

    private Client connect() {
        return post.connect(channel, ChannelPost.ALICE);
    }

    private Client connect(String lastEventId) {
        return post.connect(channel, ChannelPost.ALICE, Optional.of(lastEventId));
    }
}
