package org.tidings.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.rules.Cases.A;
import static org.tidings.rules.Cases.B;
import static org.tidings.rules.Cases.BYTES;
import static org.tidings.rules.Cases.C;
import static org.tidings.rules.Cases.D;
import static org.tidings.rules.Cases.DID;
import static org.tidings.rules.Cases.abcd;
import static org.tidings.rules.Cases.added;
import static org.tidings.rules.Cases.brought;
import static org.tidings.rules.Cases.bytes;
import static org.tidings.rules.Cases.evaluate;
import static org.tidings.rules.Cases.failed;
import static org.tidings.rules.Cases.file;
import static org.tidings.rules.Cases.fromOnly;
import static org.tidings.rules.Cases.known;
import static org.tidings.rules.Cases.landscape;
import static org.tidings.rules.Cases.lost;
import static org.tidings.rules.Cases.queued;
import static org.tidings.rules.Cases.rse;
import static org.tidings.rules.Cases.rule;
import static org.tidings.rules.Cases.ruleId;
import static org.tidings.rules.Cases.rules;
import static org.tidings.rules.Cases.silent;
import static org.tidings.rules.Cases.started;
import static org.tidings.rules.Cases.suspected;
import static org.tidings.rules.Cases.then;
import static org.tidings.rules.Cases.transfer;
import static org.tidings.rules.Cases.with;
import static org.tidings.rules.Seen.of;
import static org.tidings.rules.Seen.only;
import static org.tidings.rules.Seen.queuedTo;
import static org.tidings.rules.Seen.settled;
import static org.tidings.rules.Seen.verdict;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidings.model.Rse;
import org.tidings.model.Rule;
import org.tidings.model.RuleEvent.DidJudged;
import org.tidings.model.TransferEvent.FailureClass;
import org.tidings.model.TransferEvent.TransferCancelled;
import org.tidings.model.TransferEvent.TransferQueued;
import org.tidings.model.Verdict;

class RuleEvaluatorTest {
    @Test
    void aNewFileIsQueuedToAsManyPlacesAsItLacks() {
        var facts = evaluate(file(added(A)), rules(rule("*", 3)), abcd());

        assertThat(queuedTo(facts)).hasSize(2).doesNotContain(A);
        assertThat(verdict(facts).state()).isEqualTo(Verdict.State.REPLICATING);
        assertThat(verdict(facts).places()).hasSize(3).contains(A);
    }

    @Test
    void whatIsThereIsEnough() {
        var facts = evaluate(file(added(A), added(B)), rules(rule("*", 2)), abcd());

        assertThat(facts).hasSize(1);
        assertThat(verdict(facts).state()).isEqualTo(Verdict.State.OK);
        assertThat(verdict(facts).reason()).isEmpty();
    }

    @Test
    void decidedAgainNothingIsWanted() {
        var file = settled(file(added(A)), rule("*", 3));
        assertThat(evaluate(file, rules(rule("*", 3)), abcd())).isEmpty();
    }

    @Test
    void aChosenPlaceIsKeptWhenABetterOneAppears() {
        var narrow = landscape(rse("A", Map.of()), rse("B", Map.of()));
        var before = settled(file(added(A)), rule("*", 2), narrow);
        assertThat(before.copying()).containsOnlyKeys(B);
        assertThat(evaluate(before, rules(rule("*", 2)), abcd())).isEmpty();
    }

    @Test
    void readOnlyFullAndSilentPlacesKeepWhatTheyHaveAndGetNothingNew() {
        var rses = landscape(
                rse("A", Map.of()),
                rse("B", Map.of("write", "false")),
                silent("C", Duration.ofMinutes(1)),
                rse("D", Map.of()));
        var full = Landscape.of(rses.rses().values(), Map.of(D, 0L), rses.now(), rses.terms());

        var facts = evaluate(file(added(A)), rules(rule("*", 2)), full);
        assertThat(queuedTo(facts)).isEmpty();
        assertThat(verdict(facts).state()).isEqualTo(Verdict.State.STUCK);
        assertThat(verdict(facts).reason())
                .isEqualTo("Only 1 of 2 copies have a place, because B takes nothing new, C does not answer,"
                        + " D has not enough space; it goes on once an RSE or the rule changes.");
        var held = evaluate(file(added(A), brought(B), brought(C), brought(D)), rules(rule("*", 4)), full);
        assertThat(verdict(held).state()).isEqualTo(Verdict.State.OK);
    }

    @Test
    void aLostCopyIsMadeAgainAtItsPlaceAndSooner() {
        var file = settled(file(added(A), brought(B)), rule("A|B", 2));
        var queued = only(evaluate(then(file, lost(B)), rules(rule("A|B", 2)), abcd()), TransferQueued.class);

        assertThat(queued.destination()).isEqualTo(B);
        assertThat(queued.priority()).isGreaterThan(Rule.USUAL_PRIORITY);
    }

    @Test
    void withNothingToCopyFromItIsStuckAndSaysSo() {
        var facts = evaluate(file(added(A), lost(A)), rules(rule("B", 1)), abcd());
        assertThat(queuedTo(facts)).isEmpty();
        assertThat(verdict(facts).reason())
                .isEqualTo("B: there is no good copy to copy from; it goes on once there is one.");

        var elsewhere = evaluate(file(added(A)), rules(fromOnly(rule("B", 1), "C|D")), abcd());
        assertThat(verdict(elsewhere).reason()).contains("the copies at A are not among the rule's sources");

        var silentSource = landscape(silent("A", Duration.ofMinutes(1)), rse("B", Map.of()));
        var unreadable = evaluate(file(added(A)), rules(rule("B", 1)), silentSource);
        assertThat(verdict(unreadable).reason()).contains("the copies at A cannot be read now");
    }

    @Test
    void aSuspectedCopyIsASourceOnlyForWantOfABetterOne() {
        assertThat(queuedTo(evaluate(file(added(A), suspected(A)), rules(rule("B", 1)), abcd())))
                .containsExactly(B);
    }

    @Test
    void aSuspectedCopyAtAChosenPlaceWaitsForRecovery() {
        var facts = evaluate(file(added(A), brought(B), suspected(B)), rules(rule("B", 1)), abcd());
        assertThat(queuedTo(facts)).isEmpty();
        assertThat(verdict(facts).reason()).contains("B holds a copy that is suspected (a read failed)");
    }

    @Test
    void somebodyElsesBytesAreNeverOverwritten() {
        var file = file(added(A), added(DID, B, bytes(7), false));

        var nowhereElse = evaluate(file, rules(rule("A|B", 2)), abcd());
        assertThat(queuedTo(nowhereElse)).isEmpty();
        assertThat(verdict(nowhereElse).reason()).contains("B holds other bytes under this name");

        assertThat(queuedTo(evaluate(file, rules(rule("A|B|C", 2)), abcd()))).containsExactly(C);
    }

    @Test
    void otherBytesAtTheOriginRenewOurCopiesAndTurnWhatWaitsRound() {
        var file = then(settled(file(added(A), brought(B)), rule("A|B|C", 3)), added(DID, A, bytes(2), false));
        assertThat(file.copying()).containsOnlyKeys(C);

        var facts = evaluate(file, rules(rule("A|B|C", 3)), abcd());
        assertThat(only(facts, TransferCancelled.class).destination()).isEqualTo(C);
        assertThat(queuedTo(facts)).containsExactlyInAnyOrder(B, C);
        assertThat(of(facts, TransferQueued.class)).allMatch(q -> q.bytes().equals(bytes(2)));
    }

    @Test
    void aCopyUnderWayWithOldBytesIsLeftToEnd() {
        var file = then(file(added(A), queued(B, 1), started(B, 1)), added(DID, A, bytes(2), false));
        var facts = evaluate(file, rules(rule("B", 1)), abcd());
        assertThat(queuedTo(facts)).isEmpty();
        assertThat(of(facts, TransferCancelled.class)).isEmpty();
        assertThat(verdict(facts).state()).isEqualTo(Verdict.State.REPLICATING);
    }

    @Test
    void afterManyFailuresItIsStuckAndTriesAnotherPlaceIfThereIsOne() {
        var file = file(added(A), queued(B, 1), failed(B, 1, FailureClass.NO_SPACE, 3));

        var noOther = evaluate(file, rules(rule("B", 1)), abcd());
        assertThat(verdict(noOther).reason()).isEqualTo("B: It answered 507. It is tried again by itself.");
        assertThat(of(noOther, TransferCancelled.class)).isEmpty();

        var other = evaluate(file, rules(rule("B|C", 1)), abcd());
        assertThat(queuedTo(other)).containsExactly(C);
        assertThat(only(other, TransferCancelled.class).transfer()).isEqualTo(transfer(1));
    }

    @Test
    void aFaultOfTheSourceMovesNothing() {
        var file = file(added(A), queued(B, 1), failed(B, 1, FailureClass.SOURCE_UNREACHABLE, 5));
        var facts = evaluate(file, rules(rule("B|C", 1)), abcd());
        assertThat(queuedTo(facts)).isEmpty();
        assertThat(verdict(facts).state()).isEqualTo(Verdict.State.STUCK);
    }

    @Test
    void twoRulesShareACopyAndItIsQueuedOnce() {
        var facts = evaluate(file(added(A)), rules(rule(1, "B", 1), rule(2, "B|C", 1)), abcd());
        assertThat(queuedTo(facts)).containsExactly(B);
        assertThat(known(only(facts, DidJudged.class).verdicts(), ruleId(2)).places())
                .containsExactly(B);
    }

    @Test
    void filesOfADirectoryGoTogetherIfTheRuleSaysSo() {
        var together = rules(with(rule("B|C|D", 1), Rule.Grouping.DIRECTORY, Optional.empty()));
        assertThat(placesOfMany(together)).hasSize(1);
        assertThat(placesOfMany(rules(rule("B|C|D", 1)))).containsOnlyKeys(B, C, D);
    }

    @Test
    void moreWeightIsChosenMoreOftenAndNoneNever() {
        var weighted = landscape(
                rse("A", Map.of()), rse("B", Map.of("w", "3")), rse("C", Map.of("w", "1")), rse("D", Map.of("w", "0")));
        var counts = placesOfMany(rules(with(rule("*", 1), Rule.Grouping.NONE, Optional.of("w"))), weighted);
        assertThat(counts).containsOnlyKeys(B, C);
        assertThat(counts.get(B)).isBetween(250, 350);
    }

    private static Map<Rse, Integer> placesOfMany(List<ParsedRule> rules) {
        return placesOfMany(rules, abcd());
    }

    /// Where 400 files of one directory go that lie at a place of no rule.
    private static Map<Rse, Integer> placesOfMany(List<ParsedRule> rules, Landscape landscape) {
        Map<Rse, Integer> counts = new java.util.TreeMap<>();
        for (int i = 0; i < 400; i++) {
            var did = new org.tidings.model.Did("data", "raw/" + i);
            var record = file(added(did, new Rse("ELSEWHERE"), BYTES, false));
            queuedTo(evaluate(record, rules, landscape)).forEach(place -> counts.merge(place, 1, Integer::sum));
        }
        return counts;
    }
}
