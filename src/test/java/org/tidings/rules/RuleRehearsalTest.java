package org.tidings.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.rules.Cases.A;
import static org.tidings.rules.Cases.B;
import static org.tidings.rules.Cases.C;
import static org.tidings.rules.Cases.NOW;
import static org.tidings.rules.Cases.added;
import static org.tidings.rules.Cases.bytes;
import static org.tidings.rules.Cases.file;
import static org.tidings.rules.Cases.rse;
import static org.tidings.rules.Cases.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidings.catalogue.Catalogue.Holdings;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.RuleRecord;
import org.tidings.model.Did;
import org.tidings.model.Rse;
import org.tidings.model.Rule;

class RuleRehearsalTest {
    private static final List<DidRecord> FILES = files();

    @Test
    void itCountsWhatWouldBeCopiedAndWhatIsStuck() {
        var rses = List.of(rse("A", Map.of()), rse("B", Map.of()));
        var landscape = Landscape.of(rses, Map.of(B, 100L), NOW, Landscape.Terms.USUAL);
        var rehearsed = rehearse(rule("*", 2), List.of(), landscape);

        assertThat(rehearsed.concerned()).isEqualTo(new Holdings(20, 200));
        assertThat(rehearsed.recent()).isEqualTo(new Holdings(20, 200));
        assertThat(rehearsed.copies()).isEqualTo(Map.of(B, new Holdings(10, 100)));
        assertThat(rehearsed.stuck().values()).containsExactly(10L);
        assertThat(rehearsed.stuck().firstKey()).contains("B has not enough space");
        assertThat(rehearsed.examples()).hasSize(3);
        assertThat(rehearsed.examples().getFirst().copiedTo()).containsExactly(B);
    }

    @Test
    void whatTheOldRuleHeldIsLetGo() {
        List<DidRecord> files = List.of(file(added(A), Cases.brought(B), Cases.brought(C)));
        var standing = List.of(RuleRecord.added(Optional.empty(), rule("A|B|C", 3), NOW));
        var rehearsed = RuleRehearsal.of(
                new RuleRehearsal.Question(rule("A|B", 2), NOW, 3), standing, files.iterator(), Cases.abcd());
        assertThat(rehearsed.ok()).isEqualTo(1);
        assertThat(rehearsed.recent()).isEqualTo(Holdings.NONE);
        assertThat(rehearsed.released()).isEqualTo(Map.of(C, new Holdings(1, 1)));
    }

    @Test
    void manyReasonsAreSummedUp() {
        List<DidRecord> files = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            files.add(file(added(new Did("data", "f" + i), new Rse("R" + i), bytes(10), false)));
        }
        var far = Cases.fromOnly(rule("B", 1), "A");
        var rehearsed =
                RuleRehearsal.of(new RuleRehearsal.Question(far, NOW, 0), List.of(), files.iterator(), Cases.abcd());
        assertThat(rehearsed.stuck()).hasSize(21).containsEntry("other reasons", 10L);
    }

    private static RuleRehearsal rehearse(Rule rule, List<RuleRecord> standing, Landscape landscape) {
        return RuleRehearsal.of(
                new RuleRehearsal.Question(rule, NOW.minusSeconds(3600), 3), standing, FILES.iterator(), landscape);
    }

    private static List<DidRecord> files() {
        List<DidRecord> files = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            files.add(file(added(new Did("data", "f" + i), A, bytes(10), false)));
        }
        return files;
    }
}
