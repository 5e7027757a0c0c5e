package org.tidings.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.store.Copies.A;
import static org.tidings.store.Copies.B;
import static org.tidings.store.Copies.added;
import static org.tidings.store.Copies.queued;
import static org.tidings.store.Copies.removed;
import static org.tidings.store.Copies.rule;
import static org.tidings.store.Copies.ruleId;
import static org.tidings.store.Facts.ALICE;
import static org.tidings.store.Facts.say;
import static org.tidings.store.Facts.trySay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.RuleRecord;
import org.tidings.catalogue.RuleRecord.Count;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.Guard;
import org.tidings.ledger.Progress;
import org.tidings.model.Did;
import org.tidings.model.Offset;
import org.tidings.model.RuleEvent;
import org.tidings.model.RuleId;
import org.tidings.model.Verdict;

/// What every store promises about rules, and about those who decide on what they read of the catalogue.
public abstract class RulesContract {
    private static final Did X = Did.parse("data:x");
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
    void rulesAreAsTheyWereAddedAndListedByTheirIds() {
        say(store.ledger(), new RuleEvent.RuleAdded(rule(2, 1)), new RuleEvent.RuleAdded(rule(1, 3)));
        assertThat(catalogue().rules()).extracting(RuleRecord::rule).containsExactly(rule(1, 3), rule(2, 1));
        assertThat(catalogue().rule(ruleId(2)).orElseThrow().rule()).isEqualTo(rule(2, 1));
        assertThat(catalogue().rule(ruleId(3))).isEmpty();
        say(store.ledger(), new RuleEvent.RuleRemoved(ruleId(2), "it is over"));
        assertThat(catalogue().rules()).extracting(RuleRecord::rule).containsExactly(rule(1, 3));
    }

    @Test
    void aRuleThatIsAddedAgainIsTheSameRuleChanged() {
        say(store.ledger(), new RuleEvent.RuleAdded(rule(1, 1)));
        say(store.ledger(), new RuleEvent.RuleSuspended(ruleId(1), "for lunch"));
        RuleRecord before = catalogue().rule(ruleId(1)).orElseThrow();
        assertThat(before.state()).isEqualTo(RuleRecord.State.SUSPENDED);
        say(store.ledger(), new RuleEvent.RuleAdded(rule(1, 2)));
        RuleRecord after = catalogue().rule(ruleId(1)).orElseThrow();
        assertThat(after.rule().copies()).isEqualTo(2);
        assertThat(after.added()).isEqualTo(before.added());
        assertThat(after.suspended()).isEqualTo("for lunch");
        say(store.ledger(), new RuleEvent.RuleResumed(ruleId(1)), new RuleEvent.RuleResumed(ruleId(7)));
        assertThat(catalogue().rule(ruleId(1)).orElseThrow().state()).isEqualTo(RuleRecord.State.OK);
    }

    @Test
    void aRuleCountsItsFilesByTheirVerdicts() {
        say(store.ledger(), new RuleEvent.RuleAdded(rule(1, 1)), new RuleEvent.RuleAdded(rule(2, 1)));
        say(store.ledger(), added("data:x", A), added("data:y", A));
        say(
                store.ledger(),
                judged("data:x", Map.of(1, Verdict.State.STUCK, 2, Verdict.State.OK)),
                judged("data:y", Map.of(1, Verdict.State.REPLICATING)));
        assertThat(count(1)).isEqualTo(new Count(0, 1, 1));
        assertThat(count(2)).isEqualTo(new Count(1, 0, 0));
        assertThat(catalogue().rules()).extracting(RuleRecord::files).containsExactly(count(1), count(2));
        assertThat(catalogue().rule(ruleId(1)).orElseThrow().state()).isEqualTo(RuleRecord.State.STUCK);
        say(store.ledger(), judged("data:x", Map.of(1, Verdict.State.OK)));
        assertThat(count(1)).isEqualTo(new Count(1, 1, 0));
        assertThat(count(2)).isEqualTo(Count.NONE);
        say(store.ledger(), removed("data:y", A));
        assertThat(count(1)).isEqualTo(new Count(1, 0, 0));
        assertThat(catalogue().find(X).orElseThrow().verdicts()).containsOnlyKeys(ruleId(1));
    }

    @Test
    void aRuleThatIsTakenAwayAndAddedAgainCountsNoFileTwice() {
        say(store.ledger(), new RuleEvent.RuleAdded(rule(1, 1)), added("data:x", A), added("data:y", A));
        say(store.ledger(), judged("data:x", Map.of(1, Verdict.State.OK)));
        say(store.ledger(), judged("data:y", Map.of(1, Verdict.State.OK)));
        say(store.ledger(), new RuleEvent.RuleRemoved(ruleId(1), "by mistake"));
        say(store.ledger(), judged("data:y", Map.of()));
        say(store.ledger(), new RuleEvent.RuleAdded(rule(1, 1)));
        say(store.ledger(), judged("data:x", Map.of(1, Verdict.State.OK)));
        say(store.ledger(), judged("data:y", Map.of(1, Verdict.State.STUCK)));
        assertThat(count(1)).isEqualTo(new Count(1, 0, 1));
    }

    @Test
    void rulesAndTheirCountsSurviveReopening() {
        say(store.ledger(), new RuleEvent.RuleAdded(rule(1, 1)), added("data:x", A));
        say(store.ledger(), judged("data:x", Map.of(1, Verdict.State.OK)));
        List<RuleRecord> rules = catalogue().rules();
        store.reopened().ifPresent(again -> {
            store = again;
            assertThat(catalogue().rules()).isEqualTo(rules);
        });
    }

    @Test
    void aDecisionHoldsAsLongAsItsFileIsUnchanged() {
        assertHolds(new Guard.DidIs(X, Optional.empty()));
        assertBroken(new Guard.DidIs(X, Optional.of(new Offset(1))));
        Offset born = say(store.ledger(), added("data:x", A)).last();
        assertBroken(new Guard.DidIs(X, Optional.empty()));
        assertHolds(new Guard.DidIs(X, Optional.of(born)));
        say(store.ledger(), added("data:x", A), added("data:y", A));
        assertHolds(new Guard.DidIs(X, Optional.of(born)));
        Offset copied = say(store.ledger(), added("data:x", B)).last();
        assertBroken(new Guard.DidIs(X, Optional.of(born)));
        assertHolds(new Guard.DidIs(X, Optional.of(copied)));
        say(store.ledger(), removed("data:x", B), removed("data:x", A));
        assertHolds(new Guard.DidIs(X, Optional.empty()));
    }

    @Test
    void ofDecisionsMadeAtOnceTheFirstHolds() {
        Offset born = say(store.ledger(), added("data:x", A)).last();
        var answers = IntStream.range(0, 20)
                .mapToObj(i -> store.ledger()
                        .submit(Commit.of(
                                ALICE, List.of(queued(i, "data:x", B, 3)), new Guard.DidIs(X, Optional.of(born)))))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join))
                .filteredOn(CommitResult.Committed.class::isInstance)
                .hasSize(1);
        DidRecord record = catalogue().find(X).orElseThrow();
        assertThat(record.copying().get(B))
                .isNotNull()
                .satisfies(c -> assertThat(c.order().transfer()).isEqualTo(Copies.transfer(0)));
        assertThat(record.changed()).isEqualTo(born.next());
    }

    @Test
    void aRefusedCommitLeavesTheCatalogueAlone() {
        Offset born = say(store.ledger(), added("data:x", A)).last();
        var guard = new Guard.DidIs(X, Optional.empty());
        assertThat(trySay(store.ledger(), List.of(added("data:x", B), added("data:y", B)), guard))
                .isEqualTo(new CommitResult.Refused(guard));
        assertThat(catalogue().find(X).orElseThrow().changed()).isEqualTo(born);
        assertThat(catalogue().find(Did.parse("data:y"))).isEmpty();
        assertThat(catalogue().holdings(B)).isEqualTo(Catalogue.Holdings.NONE);
    }

    @Test
    void thePlaceInAnotherSitesLogIsKeptWithTheFacts() {
        assertThat(store.ledger().cursorOf("site b")).isEmpty();
        store.ledger().commit(Commit.of(ALICE, List.of(added("data:x", B))).with(progress(1, Optional.of("c1"))));
        assertThat(store.ledger().cursorOf("site b")).contains("c1");
        assertThat(store.ledger().progressOf("site b")).isEqualTo(new Offset(1));
        store.ledger().commit(Commit.ofProgress(ALICE, progress(2, Optional.empty())));
        assertThat(store.ledger().cursorOf("site b")).contains("c1");
        assertThat(store.ledger().progressOf("site b")).isEqualTo(new Offset(2));
        assertThat(store.ledger().cursorOf("site c")).isEmpty();
        store.reopened().ifPresent(again -> {
            store = again;
            assertThat(store.ledger().cursorOf("site b")).contains("c1");
        });
    }

    @Test
    void ofSeveralPlacesToldAtOnceTheLastOneCounts() {
        List<Optional<String>> cursors =
                List.of(Optional.of("c1"), Optional.empty(), Optional.of("c3"), Optional.empty(), Optional.empty());
        var answers = IntStream.range(0, cursors.size())
                .mapToObj(i -> store.ledger().submit(Commit.ofProgress(ALICE, progress(i + 1, cursors.get(i)))))
                .toList();
        answers.forEach(CompletableFuture::join);
        assertThat(store.ledger().cursorOf("site b")).contains("c3");
        assertThat(store.ledger().progressOf("site b")).isEqualTo(new Offset(5));
    }

    private static Progress progress(long offset, Optional<String> cursor) {
        return new Progress("site b", new Offset(offset), cursor);
    }

    private static RuleEvent judged(String did, Map<Integer, Verdict.State> states) {
        Map<RuleId, Verdict> verdicts = new TreeMap<>();
        states.forEach(
                (n, state) -> verdicts.put(ruleId(n), new Verdict(state, new TreeSet<>(List.of(A)), "a \"reason\"")));
        return RuleEvent.DidJudged.of(Did.parse(did), verdicts);
    }

    private Count count(int n) {
        return catalogue().rule(ruleId(n)).orElseThrow().files();
    }

    private Catalogue catalogue() {
        return store.catalogue();
    }

    private void assertHolds(Guard guard) {
        assertThat(trySay(store.ledger(), List.of(), guard)).isInstanceOf(CommitResult.Committed.class);
    }

    private void assertBroken(Guard guard) {
        assertThat(trySay(store.ledger(), List.of(), guard)).isEqualTo(new CommitResult.Refused(guard));
    }
}
