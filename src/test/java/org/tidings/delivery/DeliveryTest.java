package org.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.delivery.ListeningPost.ADMIN;
import static org.tidings.delivery.ListeningPost.BOB;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidings.access.Grants;
import org.tidings.ledger.LedgerBroken;
import org.tidings.model.Offset;
import org.tidings.model.Owner;
import org.tidings.model.StoragePath;

class DeliveryTest {
    private static final Owner OWNER = new Owner(1001, 1001);
    private final ListeningPost post = new ListeningPost();
    private final Starts starts = new Starts(post.store, post.cursors);

    @Test
    void aStreamEndsWithTheTokenItWasOpenedWith() {
        var until = post.clock.instant().plus(Duration.ofMinutes(1));
        Ear bob = post.listen(BOB.restrictedTo(Grants.everything(until)));
        Ear alice = post.listen(ListeningPost.ALICE);
        post.doings.put("/a", OWNER);
        post.pass(Duration.ofSeconds(59));
        assertThat(bob.finished).isFalse();
        post.pass(Duration.ofSeconds(1));
        assertThat(bob.finished).isTrue();
        assertThat(bob.text()).contains("stream.bye", "the token has expired");
        assertThat(bob.events()).containsExactly("file.created /a");
        assertThat(alice.finished).isFalse();
    }

    @Test
    void aListenerHearsWhatIsCommittedFromNowOn() {
        post.doings.put("/before", OWNER);
        Ear bob = post.listen(BOB);
        post.doings.put("/a", OWNER);
        post.doings.overwrite("/a");
        post.settle();
        assertThat(bob.events()).containsExactly("file.created /a", "file.written /a");
    }

    @Test
    void aLateListenerHearsAllThatHappenedAndThenWhatHappens() {
        post.doings.put("/a", OWNER);
        Ear bob = post.listen(BOB, Selector.ALL, ListeningPost.earliest());
        post.doings.put("/b", OWNER);
        post.settle();
        assertThat(bob.events()).containsExactly("file.created /a", "file.created /b");
    }

    @Test
    void resumingAfterAnyEventHearsExactlyTheRest() {
        putMany(20);
        Ear whole = post.listen(BOB, Selector.ALL, ListeningPost.earliest());
        for (int read = 0; read <= 20; read++) {
            String cursor = post.cursors.of(new Offset(read));
            Ear rest = post.listen(BOB, Selector.ALL, starts.resuming(cursor, false));
            assertThat(rest.events()).isEqualTo(whole.events().subList(read, 20));
            rest.listener.orElseThrow().cut();
        }
    }

    @Test
    void aSlowListenerGetsEverythingOnceAndInOrder() {
        Ear slow = post.listen(BOB);
        Ear quick = post.listen(ADMIN);
        slow.stopTaking();
        putMany(200);
        assertThat(quick.events()).hasSize(200);
        assertThat(post.tally.overflows.sum()).isPositive();
        while (slow.takeOne()) {
            post.settle();
        }
        assertThat(slow.events()).isEqualTo(quick.events());
    }

    @Test
    void aSlowListenerGoesLiveAgainWithoutHoleOrDouble() {
        Ear slow = post.listen(BOB);
        for (int round = 0; round < 10; round++) {
            slow.stopTaking();
            putMany("r" + round + "-", 40);
            slow.takeOne();
            putMany("s" + round + "-", 3);
            slow.takeAgain();
            post.settle();
        }
        assertThat(slow.events()).hasSize(430).doesNotHaveDuplicates();
        assertThat(post.tally.overflows.sum()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void aListenerWhoTakesNothingAtAllIsCutAndNobodyElse() {
        Ear deaf = post.listen(BOB);
        Ear other = post.listen(ADMIN);
        deaf.stopTaking();
        post.doings.put("/a", OWNER);
        post.pass(Duration.ofSeconds(1));
        post.pass(Duration.ofSeconds(29));
        assertThat(deaf.wasCut).isFalse();
        post.pass(Duration.ofSeconds(1));
        assertThat(deaf.wasCut).isTrue();
        assertThat(other.wasCut).isFalse();
        assertThat(post.tally.listeners.get()).isEqualTo(1);
    }

    @Test
    void aSilentStreamShowsLifeAndMovesOnWithoutTellingWhy() {
        Ear bob = post.listen(BOB, Selector.below(new StoragePath("/nothing")), post.now());
        post.pass(Duration.ofSeconds(1));
        String before = bob.lastEventId();
        putMany(5);
        post.pass(Duration.ofSeconds(15));
        String after = bob.lastEventId();
        post.pass(Duration.ofSeconds(15));
        assertThat(bob.events()).isEmpty();
        assertThat(List.of(before, after, bob.lastEventId())).doesNotHaveDuplicates();
        assertThat(post.cursors.offset(after)).contains(new Offset(5));
        assertThat(post.cursors.offset(bob.lastEventId())).contains(new Offset(5));
    }

    @Test
    void whatRetentionTookIsToldAsOneGapWithBothEnds() {
        putMany(10);
        String old = post.cursors.of(new Offset(2));
        post.store.trim(new Offset(6));
        Ear bob = post.listen(BOB, Selector.ALL, starts.resuming(old, false));
        assertThat(bob.words()).containsExactly("gap");
        var gap = bob.frames().getFirst().path("data");
        assertThat(gap.path("after").stringValue()).isEqualTo(old);
        assertThat(post.cursors.offset(gap.path("through").stringValue())).contains(new Offset(6));
        assertThat(bob.events()).hasSize(4);
    }

    @Test
    void aListenerWhomRetentionOvertakesIsToldOfTheGap() {
        var post = new ListeningPost(new Settings(Duration.ofSeconds(15), Duration.ofSeconds(30), 4096, 8, 3, 2));
        Ear slow = post.listen(BOB);
        slow.stopTaking();
        for (int i = 0; i < 5000; i++) {
            post.doings.put("/x" + i, OWNER);
        }
        post.settle();
        post.store.trim(new Offset(4990));
        slow.takeAgain();
        post.settle();
        assertThat(slow.words()).containsExactly("gap");
        assertThat(slow.events()).endsWith("file.created /x4999").doesNotHaveDuplicates();
    }

    @Test
    void aForeignCursorIsAGapAndNotAMisreading() {
        putMany(3);
        var other = new Cursors(new byte[16], new org.tidings.ledger.EventLog.Epoch("ffffffff"));
        Ear bob = post.listen(BOB, Selector.ALL, starts.resuming(other.of(new Offset(2)), false));
        assertThat(bob.words()).containsExactly("gap");
        assertThat(bob.events()).hasSize(3);
    }

    @Test
    void tooManyListenersOfOneUserAreTurnedAwayAndOthersAreNot() {
        List<Ear> bobs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            bobs.add(post.listen(BOB));
        }
        assertThat(post.listen(BOB).listener).isEmpty();
        assertThat(post.listen(ADMIN).listener).isPresent();
        bobs.getFirst().listener.orElseThrow().cut();
        assertThat(post.listen(BOB).listener).isPresent();
    }

    @Test
    void whoeverLeftIsForgotten() {
        Ear bob = post.listen(BOB);
        bob.listener.orElseThrow().cut();
        post.doings.put("/a", OWNER);
        post.settle();
        assertThat(bob.wasCut).isTrue();
        assertThat(bob.events()).isEmpty();
        assertThat(post.tally.listeners.get()).isZero();
    }

    @Test
    void everybodyIsToldWhenTheSiteStops() {
        Ear bob = post.listen(BOB);
        Ear line = post.listen(ADMIN, Selector.ALL, post.now(), Form.NDJSON);
        post.delivery.sayBye();
        assertThat(bob.words()).containsExactly("bye");
        assertThat(line.words()).containsExactly("bye");
        assertThat(bob.finished && line.finished).isTrue();
    }

    @Test
    void operatorsSeeOffsetsAndAddressesAndNobodyElseDoes() {
        Ear bob = post.listen(BOB);
        Ear admin = post.listen(ADMIN);
        post.doings.put("/a", OWNER);
        post.settle();
        assertThat(admin.frames().getFirst().path("sequence").stringValue()).isEqualTo("00000000000000000001");
        assertThat(admin.text()).contains("192.0.2.1");
        assertThat(bob.text()).doesNotContain("sequence").doesNotContain("192.0.2.1");
        assertThat(bob.frames().getFirst().path("id"))
                .isEqualTo(admin.frames().getFirst().path("id"));
    }

    @Test
    void aStoreThatCannotAnswerForAWhileCostsNobodyAnEventAndDoublesNone() {
        Ear bob = post.listen(BOB);
        Ear admin = post.listen(ADMIN);
        Ear flat = post.listen(ListeningPost.ALICE);
        post.doings.mkdir("/d", OWNER, 0755);
        for (int answers = 0; answers < 12; answers++) {
            post.doings.put("/d/f" + answers, OWNER);
            post.doings.chmod("/d", 0755);
            post.namespace.breakAfter(answers);
            try {
                post.settle();
            } catch (LedgerBroken asTold) {
                assertThat(post.namespace.heal()).isTrue();
            }
            post.namespace.heal();
            post.settle();
        }
        assertThat(admin.events()).hasSize(25);
        assertThat(bob.events()).isEqualTo(admin.events()).isEqualTo(flat.events());
    }

    @Test
    void aStoreThatCannotAnswerALateListenerLetsHimGoToComeBack() {
        putMany(5);
        post.namespace.breakAfter(0);
        Ear bob = post.listen(BOB, Selector.ALL, ListeningPost.earliest());
        assertThat(bob.wasCut).isTrue();
        assertThat(post.tally.listeners.get()).isZero();
    }

    @Test
    void heartbeatsAndPatienceGoOnAfterTheClockWasSetBack() {
        Ear ear = post.listen(ListeningPost.ALICE);
        Ear deaf = post.listen(ListeningPost.ALICE);
        post.pass(Duration.ofSeconds(20));
        deaf.stopTaking();
        post.doings.put("/a", OWNER);
        post.pass(Duration.ofSeconds(1));
        String before = ear.lastEventId();
        post.pass(Duration.ofHours(-1));
        for (int i = 0; i < 31; i++) {
            post.pass(Duration.ofSeconds(1));
        }
        assertThat(ear.lastEventId()).isNotEqualTo(before);
        assertThat(deaf.wasCut).isTrue();
        assertThat(ear.wasCut).isFalse();
    }

    @Test
    void aTimeStartsWithTheFirstEventAtOrAfterIt() {
        post.doings.put("/a", OWNER);
        post.clock.step(Duration.ofHours(1));
        post.doings.put("/b", OWNER);
        Start start = starts.from(post.clock.instant().toString(), false);
        assertThat(start).isEqualTo(new Start.After(new Offset(1), Optional.empty()));
    }

    private void putMany(int count) {
        putMany("f", count);
    }

    private void putMany(String prefix, int count) {
        for (int i = 0; i < count; i++) {
            post.doings.put("/" + prefix + i, OWNER);
        }
        post.settle();
    }
}
