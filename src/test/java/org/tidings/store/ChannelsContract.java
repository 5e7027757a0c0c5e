package org.tidings.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidings.store.Facts.makeDirectory;
import static org.tidings.store.Facts.say;
import static org.tidings.store.Facts.trySay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.channel.Channel;
import org.tidings.channel.Channels;
import org.tidings.channel.Term;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.EventLog.Reading;
import org.tidings.ledger.Guard;
import org.tidings.ledger.LedgerBroken;
import org.tidings.ledger.Line;
import org.tidings.ledger.Progress;
import org.tidings.model.ChannelEvent;
import org.tidings.model.ChannelId;
import org.tidings.model.Offset;
import org.tidings.model.Subscription;

/// What every store promises about channels.
public abstract class ChannelsContract {
    private static final Random RANDOM = new Random(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(300);
    protected StoreFixture store;

    protected abstract StoreFixture open();

    @BeforeEach
    void start() {
        store = open();
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void aChannelIsAsItWasOpenedAndChanged() {
        ChannelId id = ChannelId.random(RANDOM);
        Offset opened = say(store.ledger(), opened(id, 7, "mine")).last();
        assertThat(channels().find(id))
                .contains(new Channel(
                        id,
                        7,
                        "mine",
                        "http://h/api/v1/",
                        TIMEOUT,
                        opened,
                        lineAt(opened).at()));
        say(store.ledger(), new ChannelEvent.ChannelTimeoutChanged(id, 7, Duration.ofHours(1)));
        assertThat(channels().find(id).orElseThrow().timeout()).isEqualTo(Duration.ofHours(1));
        say(store.ledger(), new ChannelEvent.ChannelClosed(id, 7));
        assertThat(channels().find(id)).isEmpty();
        assertThat(channels().all()).isEmpty();
    }

    @Test
    void channelsAreListedByOwnerInTheOrderTheyWereOpened() {
        List<ChannelId> ids = java.util.stream.Stream.generate(() -> ChannelId.random(RANDOM))
                .limit(5)
                .toList();
        for (int i = 0; i < ids.size(); i++) {
            say(store.ledger(), opened(ids.get(i), i % 2, ""));
        }
        assertThat(channels().all()).extracting(Channel::id).containsExactlyElementsOf(ids);
        assertThat(channels().ofOwner(1)).extracting(Channel::id).containsExactly(ids.get(1), ids.get(3));
        assertThat(channels().ofOwner(9)).isEmpty();
    }

    @Test
    void aSubscriptionCountsFromItsOwnEventToTheOneThatReplacesOrEndsIt() {
        ChannelId id = openOne(1);
        Offset made = say(store.ledger(), subscribed(id, "w", "{\"a\":1}")).last();
        Offset replaced = say(store.ledger(), subscribed(id, "w", "{\"a\":2}")).last();
        Offset ended = say(store.ledger(), ended(id, "w", "{\"a\":2}")).last();
        assertThat(channels().terms(id))
                .containsExactly(
                        new Term(
                                subscription("w", "{\"a\":1}"),
                                made,
                                lineAt(made).at(),
                                Optional.of(replaced)),
                        new Term(
                                subscription("w", "{\"a\":2}"),
                                replaced,
                                lineAt(replaced).at(),
                                Optional.of(ended)));
        assertThat(channels().standing(id, "inotify", "w")).isEmpty();
        assertThat(channels().terms(id).getFirst().covers(made)).isFalse();
        assertThat(channels().terms(id).getFirst().covers(replaced)).isFalse();
        assertThat(channels().terms(id).getFirst().covers(made.next()))
                .isEqualTo(!made.next().equals(replaced));
    }

    @Test
    void theSameIdOfAnotherKindIsAnotherSubscription() {
        ChannelId id = openOne(1);
        say(store.ledger(), subscribed(id, "w", "{}"));
        say(store.ledger(), new ChannelEvent.Subscribed(id, 1, new Subscription("metronome", "w", "{\"delay\":1}")));
        assertThat(channels().terms(id)).allMatch(Term::stands).hasSize(2);
        assertThat(channels()
                        .standing(id, "metronome", "w")
                        .orElseThrow()
                        .subscription()
                        .selector())
                .isEqualTo("{\"delay\":1}");
    }

    @Test
    void aClosedChannelTakesItsSubscriptionsAndItsPlaceAlong() {
        ChannelId id = openOne(1);
        say(store.ledger(), subscribed(id, "w", "{}"));
        String follower = Channel.followerOf(id);
        store.ledger().commit(Commit.ofProgress(Facts.ALICE, new Progress(follower, new Offset(1))));
        say(store.ledger(), new ChannelEvent.ChannelClosed(id, 1));
        say(store.ledger(), opened(id, 1, ""));
        assertThat(channels().terms(id)).isEmpty();
        assertThat(store.ledger().progressOf(follower)).isEqualTo(Offset.ORIGIN);
    }

    @Test
    void whatTheLogForgetsEndedSubscriptionsForget() {
        ChannelId id = openOne(1);
        say(store.ledger(), subscribed(id, "w", "{}"));
        Offset ended = say(store.ledger(), ended(id, "w", "{}")).last();
        say(store.ledger(), subscribed(id, "v", "{}"));
        store.keeping().trim(new Offset(ended.value() - 1));
        assertThat(channels().terms(id)).hasSize(2);
        store.keeping().trim(store.log().head());
        assertThat(channels().terms(id)).hasSize(1).allMatch(Term::stands);
    }

    @Test
    void guardsOfChannelsHoldExactlyWhenTheyAreTrue() {
        ChannelId id = openOne(1);
        ChannelId other = ChannelId.random(RANDOM);
        Offset since = say(store.ledger(), subscribed(id, "w", "{}")).last();
        assertHolds(new Guard.ChannelIsOpen(id));
        assertBroken(new Guard.ChannelIsOpen(other));
        assertHolds(new Guard.FewerChannels(1, 2));
        assertBroken(new Guard.FewerChannels(1, 1));
        assertHolds(new Guard.FewerSubscriptions(id, 2));
        assertBroken(new Guard.FewerSubscriptions(id, 1));
        assertHolds(new Guard.SubscriptionIs(id, "inotify", "w", Optional.of(since)));
        assertBroken(new Guard.SubscriptionIs(id, "inotify", "w", Optional.empty()));
        assertBroken(new Guard.SubscriptionIs(id, "inotify", "w", Optional.of(since.next())));
        assertHolds(new Guard.SubscriptionIs(id, "inotify", "v", Optional.empty()));
        say(store.ledger(), ended(id, "w", "{}"));
        assertHolds(new Guard.FewerSubscriptions(id, 1));
        assertHolds(new Guard.SubscriptionIs(id, "inotify", "w", Optional.empty()));
    }

    @Test
    void commitsOfOneBatchSeeEachOther() {
        var answers = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> store.ledger()
                        .submit(Commit.of(
                                Facts.ALICE,
                                List.of(opened(ChannelId.random(RANDOM), 1, "")),
                                new Guard.FewerChannels(1, 5))))
                .toList();
        assertThat(answers.stream().map(java.util.concurrent.CompletableFuture::join))
                .filteredOn(CommitResult.Committed.class::isInstance)
                .hasSize(5);
        assertThat(channels().ofOwner(1)).hasSize(5);
    }

    @Test
    void factsThatContradictWhatIsAreNotRecorded() {
        ChannelId id = openOne(1);
        Offset head = store.log().head();
        assertContradicts(opened(id, 1, ""));
        assertContradicts(ended(id, "w", "{}"));
        assertContradicts(subscribed(ChannelId.random(RANDOM), "w", "{}"));
        assertContradicts(new ChannelEvent.ChannelClosed(ChannelId.random(RANDOM), 1));
        assertThatThrownBy(() -> say(store.ledger(), subscribed(id, "w", "{}"), ended(id, "v", "{}")))
                .isInstanceOf(LedgerBroken.class);
        assertThat(store.log().head()).isEqualTo(head);
        assertThat(channels().terms(id)).isEmpty();
    }

    @Test
    void channelsSurviveReopening() {
        ChannelId id = openOne(1);
        say(store.ledger(), subscribed(id, "w", "{\"path\":\"/ü\"}"));
        List<Term> terms = channels().terms(id);
        List<Channel> all = channels().all();
        store.reopened().ifPresent(again -> {
            store = again;
            assertThat(channels().terms(id)).isEqualTo(terms);
            assertThat(channels().all()).isEqualTo(all);
        });
    }

    @Test
    void filesAndChannelsShareOneLog() {
        makeDirectory(store.ledger(), "/d");
        ChannelId id = openOne(1);
        makeDirectory(store.ledger(), "/e");
        assertThat(lineAt(new Offset(2)).heading().subject()).isEqualTo(id.asSubject());
        assertThat(store.log().head()).isEqualTo(new Offset(3));
    }

    private Channels channels() {
        return store.channels();
    }

    private ChannelId openOne(int owner) {
        ChannelId id = ChannelId.random(RANDOM);
        say(store.ledger(), opened(id, owner, ""));
        return id;
    }

    private static ChannelEvent opened(ChannelId id, int owner, String clientId) {
        return new ChannelEvent.ChannelOpened(id, owner, clientId, "http://h/api/v1/", TIMEOUT);
    }

    private static ChannelEvent subscribed(ChannelId id, String name, String selector) {
        return new ChannelEvent.Subscribed(id, 1, subscription(name, selector));
    }

    private static ChannelEvent ended(ChannelId id, String name, String selector) {
        return new ChannelEvent.Unsubscribed(id, 1, subscription(name, selector));
    }

    private static Subscription subscription(String name, String selector) {
        return new Subscription("inotify", name, selector);
    }

    private Line lineAt(Offset offset) {
        return ((Reading.Lines) store.log().read(new Offset(offset.value() - 1), 1))
                .lines()
                .getFirst();
    }

    private void assertHolds(Guard guard) {
        assertThat(trySay(store.ledger(), List.of(), guard)).isInstanceOf(CommitResult.Committed.class);
    }

    private void assertBroken(Guard guard) {
        assertThat(trySay(store.ledger(), List.of(), guard)).isEqualTo(new CommitResult.Refused(guard));
    }

    private void assertContradicts(ChannelEvent event) {
        assertThatThrownBy(() -> say(store.ledger(), event)).isInstanceOf(LedgerBroken.class);
    }
}
