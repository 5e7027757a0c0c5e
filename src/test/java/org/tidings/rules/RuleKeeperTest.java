package org.tidings.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.rules.Cases.A;
import static org.tidings.rules.Cases.B;
import static org.tidings.rules.Cases.BYTES;
import static org.tidings.rules.Cases.C;
import static org.tidings.rules.Cases.DID;
import static org.tidings.rules.Cases.added;
import static org.tidings.rules.Cases.brought;
import static org.tidings.rules.Cases.known;
import static org.tidings.rules.Cases.lost;
import static org.tidings.rules.Cases.rule;
import static org.tidings.rules.Cases.ruleId;
import static org.tidings.rules.Cases.selecting;
import static org.tidings.rules.Cases.until;
import static org.tidings.store.Facts.say;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.Replica;
import org.tidings.catalogue.RuleRecord;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.Follower;
import org.tidings.ledger.Ledger;
import org.tidings.model.Did;
import org.tidings.model.EventType;
import org.tidings.model.Offset;
import org.tidings.model.Origin;
import org.tidings.model.Recorded;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.RseEvent;
import org.tidings.model.RuleEvent;
import org.tidings.model.RuleEvent.RuleAdded;
import org.tidings.model.RuleId;
import org.tidings.model.Traits;
import org.tidings.store.StoreFixture;
import org.tidings.store.memory.MemoryFixture;

class RuleKeeperTest {
    private final MemoryFixture store = new MemoryFixture();

    @BeforeEach
    void rses() {
        for (var rse : List.of(A, B, C)) {
            say(store.ledger(), RseEvent.RseDescribed.of(rse, Map.of("kind", "disk")));
        }
    }

    @Test
    void aFileThatArrivesIsQueuedAndTheCauseIsNamed() {
        say(store.ledger(), new RuleAdded(rule("*", 2)));
        var keeper = keeper();
        runDry(keeper);
        Offset arrival = say(store.ledger(), added(A)).last();
        runDry(keeper);

        assertThat(file().copying()).hasSize(1);
        assertThat(told(EventType.TRANSFER_QUEUED).getFirst().cause()).contains(arrival);
        assertThat(told(EventType.DID_JUDGED)).hasSize(1);
    }

    @Test
    void itsOwnWordsLeadToNothing() {
        say(store.ledger(), new RuleAdded(rule("*", 2)), added(A));
        runDry(keeper());
        Offset head = store.log().head();
        runDry(keeper());
        assertThat(store.log().head()).isEqualTo(head);
    }

    @Test
    void aNewRuleIsAppliedToWhatExists() {
        say(store.ledger(), added(A), added(new Did("other", "x"), A, BYTES, false));
        var keeper = keeper();
        runDry(keeper);
        say(store.ledger(), new RuleAdded(rule("*", 2)));
        runDry(keeper);

        assertThat(file().copying()).hasSize(1);
        assertThat(record(1).files()).isEqualTo(new RuleRecord.Count(0, 1, 0));
    }

    @Test
    void aPassGoesPageByPageThroughEverything() {
        for (int i = 0; i < 2500; i++) {
            say(store.ledger(), added(new Did("data", "f" + i), A, BYTES, false));
        }
        var keeper = keeper();
        runDry(keeper);
        say(store.ledger(), new RuleAdded(rule("*", 2)));
        runDry(keeper);
        assertThat(record(1).files().replicating()).isEqualTo(2500);
    }

    @Test
    void aRemovedRuleReleasesWhatOnlyItHeld() {
        say(store.ledger(), new RuleAdded(rule("*", 2)), added(A), brought(B));
        var keeper = keeper();
        runDry(keeper);
        say(store.ledger(), new RuleEvent.RuleRemoved(ruleId(1), "not needed"));
        runDry(keeper);
        assertThat(known(file().replicas(), B).state()).isEqualTo(Replica.State.DELETING);
        assertThat(file().verdicts()).isEmpty();
    }

    @Test
    void aRuleEndsAtItsTime() {
        say(
                store.ledger(),
                new RuleAdded(until(rule("*", 2), store.clock().instant().plusSeconds(60))));
        say(store.ledger(), added(A), brought(B));
        var keeper = keeper();
        runDry(keeper);
        assertThat(file().verdicts()).hasSize(1);

        store.clock().step(Duration.ofSeconds(60));
        runDry(keeper);
        assertThat(store.catalogue().rules()).isEmpty();
        assertThat(told(EventType.RULE_REMOVED)).hasSize(1);
        assertThat(known(file().replicas(), B).state()).isEqualTo(Replica.State.DELETING);
    }

    @Test
    void aRuleOfAFileEndsButStandsSoThatTheFileDoesNotBeginItAnew() {
        RuleId ofFile = RuleId.ofFile("two copies");
        var rule = Cases.named(until(rule("*", 2), store.clock().instant().plusSeconds(60)), ofFile);
        say(store.ledger(), new RuleAdded(rule), added(A), brought(B));
        var keeper = keeper();
        runDry(keeper);

        store.clock().step(Duration.ofSeconds(60));
        runDry(keeper);
        assertThat(store.catalogue().rule(ofFile)).isPresent();
        assertThat(known(file().replicas(), B).state()).isEqualTo(Replica.State.DELETING);
    }

    @Test
    void aSilenceThatLastsTooLongIsNoticedWithoutAnEvent() {
        say(store.ledger(), new RuleAdded(rule("*", 2)), added(A), brought(B));
        var keeper = keeper();
        runDry(keeper);
        say(store.ledger(), new RseEvent.RseSilent(B, "connection refused"));
        runDry(keeper);
        assertThat(file().copying()).isEmpty();

        store.clock().step(Landscape.Terms.USUAL.lease().plusSeconds(1));
        runDry(keeper);
        assertThat(file().copying()).containsOnlyKeys(C);

        say(store.ledger(), new RseEvent.RseBack(B));
        runDry(keeper);
        assertThat(file().copying()).isEmpty();
    }

    @Test
    void whatOnlyTimeChangesIsNoticedWithinTheHour() {
        var traits = new Traits("ada", new TreeSet<>(), store.clock().instant());
        var born = new ReplicaEvent.ReplicaAdded(DID, A, Cases.holding(DID, BYTES, false), Optional.of(traits));
        say(store.ledger(), new RuleAdded(selecting(rule("*", 2), "data:", "age > duration('30m')")), born);
        var keeper = keeper();
        runDry(keeper);
        assertThat(file().copying()).isEmpty();
        store.clock().step(Duration.ofHours(1));
        runDry(keeper);
        assertThat(file().copying()).hasSize(1);
    }

    @Test
    void roomIsCountedDownWhileDeciding() {
        say(store.ledger(), RseEvent.RseDescribed.of(B, Map.of("capacity", "2")));
        say(store.ledger(), RseEvent.RseDescribed.of(C, Map.of("write", "false")));
        for (int i = 0; i < 5; i++) {
            say(store.ledger(), added(new Did("data", "f" + i), A, BYTES, false));
        }
        say(store.ledger(), new RuleAdded(rule("*", 2)));
        runDry(keeper());
        assertThat(record(1).files()).isEqualTo(new RuleRecord.Count(0, 2, 3));
    }

    @Test
    void aCrashBetweenAnyTwoCommitsSaysNothingTwiceAndForgetsNothing() {
        for (int crash = 0; crash < 8; crash++) {
            var world = new RuleKeeperTest();
            world.rses();
            world.surviveCrash(crash);
        }
    }

    private void surviveCrash(int allowed) {
        say(store.ledger(), new RuleAdded(rule("*", 2)), added(A));
        var mortal = keeper(new Ledgers.Dying(store.ledger(), allowed));
        try {
            runDry(mortal);
            say(store.ledger(), lost(A));
            runDry(mortal);
            say(store.ledger(), added(A), new RuleEvent.RuleRemoved(ruleId(1), ""));
            runDry(mortal);
        } catch (Ledgers.Crash crash) {
            // The next one takes over.
        }
        runDry(keeper());
        say(store.ledger(), new RuleAdded(rule("*", 2)));
        runDry(keeper());
        assertThat(file().copying()).as("crash after %d", allowed).hasSize(1);
        Offset head = store.log().head();
        runDry(keeper());
        assertThat(store.log().head()).as("crash after %d", allowed).isEqualTo(head);
    }

    @Test
    void twoKeepersSayEverythingOnce() {
        say(store.ledger(), new RuleAdded(rule("*", 2)));
        var one = keeper();
        var other = keeper();
        for (int i = 0; i < 20; i++) {
            say(store.ledger(), added(new Did("data", "f" + i), A, BYTES, false));
            one.step();
            other.step();
        }
        runDry(one);
        runDry(other);
        assertThat(told(EventType.TRANSFER_QUEUED)).hasSize(20);
        assertThat(told(EventType.DID_JUDGED)).hasSize(20);
    }

    @Test
    void aFileThatChangesWhileItIsDecidedIsDecidedAgain() {
        say(store.ledger(), new RuleAdded(rule("B|C", 1)), added(A));
        var keeper = keeper(new Ledgers.Meddled(store.ledger(), () -> say(store.ledger(), added(B))));
        runDry(keeper);
        assertThat(told(EventType.TRANSFER_QUEUED)).isEmpty();
        assertThat(known(file().verdicts(), ruleId(1)).places()).containsExactly(B);
    }

    @Test
    void behindTheTrimEverythingIsLookedAt() {
        say(store.ledger(), new RuleAdded(rule("*", 2)), added(A));
        store.keeping().trim(store.log().head());
        runDry(keeper());
        assertThat(file().copying()).hasSize(1);
    }

    private RuleKeeper keeper() {
        return keeper(store.ledger());
    }

    private RuleKeeper keeper(Ledger ledger) {
        var ground = new Follower.Ground(ledger, store.log(), StoreFixture.CODEC, store.clock(), Origin.ofSite("test"));
        return new RuleKeeper(ground, store.catalogue(), new Random(7), Landscape.Terms.USUAL);
    }

    /// Until it has nothing more to do, with time for leisurely passes.
    private void runDry(RuleKeeper keeper) {
        for (int idle = 0; idle < 10; idle++) {
            while (keeper.step()) {
                // it goes on
            }
            store.clock().step(Duration.ofMillis(100));
        }
    }

    private DidRecord file() {
        return store.catalogue().find(DID).orElseThrow();
    }

    private RuleRecord record(int rule) {
        return store.catalogue().rule(ruleId(rule)).orElseThrow();
    }

    private List<Recorded> told(EventType type) {
        var reading = (EventLog.Reading.Lines) store.log().read(Offset.ORIGIN, Integer.MAX_VALUE);
        List<Recorded> told = new ArrayList<>();
        reading.lines().stream()
                .filter(line -> line.heading().type() == type)
                .forEach(line -> told.add(line.decoded(StoreFixture.CODEC)));
        return told;
    }
}
