package org.tidings.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.rules.Cases.A;
import static org.tidings.rules.Cases.B;
import static org.tidings.rules.Cases.C;
import static org.tidings.rules.Cases.abcd;
import static org.tidings.rules.Cases.added;
import static org.tidings.rules.Cases.brought;
import static org.tidings.rules.Cases.evaluate;
import static org.tidings.rules.Cases.file;
import static org.tidings.rules.Cases.folded;
import static org.tidings.rules.Cases.known;
import static org.tidings.rules.Cases.landscape;
import static org.tidings.rules.Cases.lost;
import static org.tidings.rules.Cases.queued;
import static org.tidings.rules.Cases.removed;
import static org.tidings.rules.Cases.rse;
import static org.tidings.rules.Cases.rule;
import static org.tidings.rules.Cases.rules;
import static org.tidings.rules.Cases.selecting;
import static org.tidings.rules.Cases.silent;
import static org.tidings.rules.Cases.started;
import static org.tidings.rules.Cases.then;
import static org.tidings.rules.Cases.with;
import static org.tidings.rules.Seen.condemned;
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
import org.tidings.catalogue.Replica;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.ReplicaEvent.ReplicaCondemned;
import org.tidings.model.ReplicaEvent.ReplicaReprieved;
import org.tidings.model.Rule;
import org.tidings.model.RuleEvent.DidJudged;
import org.tidings.model.TransferEvent.TransferCancelled;
import org.tidings.model.Verdict;

class ReleaseTest {
    @Test
    void aPlaceThatIsNotAllowedAnyMoreIsLeftOnceTheNewOneIsGood() {
        var before = settled(file(added(A), brought(B)), rule("A|B", 2));
        var changed = rules(rule("A|C", 2));

        var facts = evaluate(before, changed, abcd());
        assertThat(queuedTo(facts)).containsExactly(C);
        assertThat(condemned(facts)).isEmpty();

        var after = then(folded(Optional.of(before), facts).orElseThrow(), brought(C));
        assertThat(condemned(evaluate(after, changed, abcd()))).containsExactly(B);
    }

    @Test
    void silenceBeyondTheLeaseMakesNewCopiesAndTheReturnReleasesTheSurplus() {
        var file = settled(file(added(A), brought(B)), rule("*", 2), landscape(rse("A", Map.of()), rse("B", Map.of())));
        var shortSilence = landscape(rse("A", Map.of()), silent("B", Duration.ofMinutes(9)), rse("C", Map.of()));
        var longSilence = landscape(rse("A", Map.of()), silent("B", Duration.ofMinutes(10)), rse("C", Map.of()));
        var back = landscape(rse("A", Map.of()), rse("B", Map.of()), rse("C", Map.of()));

        assertThat(evaluate(file, rules(rule("*", 2)), shortSilence)).isEmpty();
        var facts = evaluate(file, rules(rule("*", 2)), longSilence);
        assertThat(queuedTo(facts)).containsExactly(C);
        assertThat(condemned(facts)).isEmpty();

        var copying = folded(Optional.of(file), facts).orElseThrow();
        var early = evaluate(copying, rules(rule("*", 2)), back);
        assertThat(only(early, TransferCancelled.class).destination()).isEqualTo(C);
        assertThat(verdict(early).places()).containsExactly(A, B);

        var late = evaluate(then(copying, brought(C)), rules(rule("*", 2)), back);
        assertThat(condemned(late)).containsExactly(B);
        assertThat(verdict(late).state()).isEqualTo(Verdict.State.OK);
    }

    @Test
    void aDeletionAtTheOriginTakesTheCopiesAlongOrLeavesThem() {
        var file = then(
                settled(file(added(A), brought(B), queued(C, 1)), rule("B|C", 2)),
                removed(A, ReplicaEvent.Reason.DELETED));

        var follow = evaluate(file, rules(rule("B|C", 2)), abcd());
        assertThat(condemned(follow)).containsExactly(B);
        assertThat(only(follow, TransferCancelled.class).destination()).isEqualTo(C);
        assertThat(only(follow, DidJudged.class).verdicts()).isEmpty();

        var keep = with(rule("B|C", 2), Rule.Deletes.KEEP);
        assertThat(condemned(evaluate(file, rules(keep), abcd()))).isEmpty();
    }

    @Test
    void withoutItsRuleOursIsReleasedAndOthersStay() {
        var file = settled(file(added(A), brought(B), added(C)), rule("*", 3));
        var facts = evaluate(file, List.of(), abcd());
        assertThat(condemned(facts)).containsExactly(B);
        assertThat(only(facts, ReplicaCondemned.class).due())
                .isEqualTo(abcd().now().plus(Landscape.Terms.USUAL.grace()));
    }

    @Test
    void theLastGoodCopyIsNotReleased() {
        assertThat(condemned(evaluate(file(added(A), brought(B), lost(A)), List.of(), abcd())))
                .isEmpty();
        assertThat(condemned(evaluate(file(added(A), brought(B), brought(C), lost(A)), List.of(), abcd())))
                .hasSize(1);
        var silentOther = landscape(silent("A", Duration.ofMinutes(1)), rse("B", Map.of()));
        assertThat(condemned(evaluate(file(added(A), brought(B)), List.of(), silentOther)))
                .isEmpty();
    }

    @Test
    void aCondemnedCopyThatBecameTheLastOneIsReprieved() {
        var file = settled(file(added(A), brought(B)));
        assertThat(known(file.replicas(), B).state()).isEqualTo(Replica.State.DELETING);
        assertThat(only(evaluate(then(file, lost(A)), List.of(), abcd()), ReplicaReprieved.class)
                        .rse())
                .isEqualTo(B);
    }

    @Test
    void aCondemnedCopyThatIsWantedAgainIsReprievedNotCopied() {
        var file = settled(file(added(A), brought(B)));
        var facts = evaluate(file, rules(rule("*", 2)), abcd());
        assertThat(only(facts, ReplicaReprieved.class).rse()).isEqualTo(B);
        assertThat(queuedTo(facts)).isEmpty();
    }

    @Test
    void aCopyUnderWayThatNobodyWantsIsLeftToEnd() {
        var file = file(added(A), queued(B, 1), started(B, 1), queued(C, 2));
        assertThat(of(evaluate(file, List.of(), abcd()), TransferCancelled.class))
                .extracting(TransferCancelled::destination)
                .containsExactly(C);
    }

    @Test
    void aSuspendedRuleKeepsItsPlacesAndAsksForNothing() {
        var file = then(settled(file(added(A), brought(B)), rule("A|B", 2)), lost(B));
        assertThat(evaluate(file, List.of(ParsedRule.of(rule("A|B", 2), true)), abcd()))
                .isEmpty();
        assertThat(evaluate(file(added(A)), List.of(ParsedRule.of(rule("A|B", 2), true)), abcd()))
                .isEmpty();
    }

    @Test
    void aConditionThatFailsKeepsWhatThereIs() {
        var file = settled(file(added(A), brought(B)), rule("A|B", 2));
        var facts = evaluate(file, rules(selecting(rule("A|B", 2), "data:", "1 / (size - 1) > 0")), abcd());
        assertThat(facts).hasSize(1);
        assertThat(verdict(facts).state()).isEqualTo(Verdict.State.STUCK);
        assertThat(verdict(facts).reason()).contains("condition fails for this file");
        assertThat(verdict(facts).places()).containsExactly(A, B);
    }
}
