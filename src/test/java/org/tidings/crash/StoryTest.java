package org.tidings.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each kind of lie that a site could tell after a crash is seen.
class StoryTest {
    private static final Step ROOT = new Step.MakeDirectory("/data/c0");
    private static final Step FILE = new Step.Put("/data/c0/a", 1, 10);
    private static final Step OTHER = new Step.Put("/data/c0/b", 2, 20);

    private final Story story = new Story();
    private final List<Fact> facts = new ArrayList<>();
    private Tree tree = Tree.EMPTY;

    /// An honest site: what it did, and what it tells of it.
    private void happens(Step step) {
        facts.addAll(tree.facts(step));
        tree = tree.after(step);
    }

    private List<String> settled() {
        return story.settle(new Story.Found(tree, facts));
    }

    @BeforeEach
    void twoStepsAreAcknowledged() {
        for (Step step : List.of(ROOT, FILE)) {
            happens(step);
            story.acknowledge(step);
        }
    }

    @Test
    void theTruthIsBelieved() {
        assertThat(story.acknowledged()).isEqualTo(2);
        assertThat(settled()).isEmpty();
        assertThat(story.acknowledged()).isZero();
    }

    @Test
    void aLostFileIsSeen() {
        tree = tree.after(new Step.Delete("/data/c0/a"));
        assertThat(settled())
                .anySatisfy(c -> assertThat(c).contains("/data/c0/a").endsWith("is nothing"));
    }

    @Test
    void aFileNobodyAskedForIsSeen() {
        tree = tree.after(OTHER);
        assertThat(settled()).anySatisfy(c -> assertThat(c).contains("/data/c0/b was acknowledged as nothing"));
    }

    @Test
    void changedBytesAreSeen() {
        var entries = new TreeMap<>(tree.entries());
        entries.put("/data/c0/a", Optional.of(Print.of(Print.bytes(99, 10))));
        tree = new Tree(entries);
        assertThat(settled()).hasSize(1);
    }

    @Test
    void aMissingEventIsSeen() {
        facts.removeLast();
        assertThat(settled())
                .singleElement()
                .satisfies(c -> assertThat(c)
                        .startsWith("event 2 of 2 should be Fact[type=file.created")
                        .endsWith("and is nothing"));
    }

    @Test
    void anEventToldTwiceIsSeen() {
        facts.add(facts.getLast());
        assertThat(settled()).hasSize(1);
    }

    @Test
    void eventsInTheWrongOrderAreSeen() {
        facts.addFirst(facts.removeLast());
        assertThat(settled()).hasSize(1);
    }

    @Test
    void aStepInDoubtMayHaveHappened() {
        story.doubt(OTHER);
        happens(OTHER);
        assertThat(settled()).isEmpty();
        assertThat(story.tree()).isEqualTo(tree);
        assertThat(story.inDoubt()).isFalse();
    }

    @Test
    void aStepInDoubtMayNotHaveHappened() {
        story.doubt(OTHER);
        assertThat(settled()).isEmpty();
        assertThat(story.tree().has("/data/c0/b")).isFalse();
    }

    @Test
    void aStepInDoubtThatHappenedMustBeTold() {
        story.doubt(OTHER);
        tree = tree.after(OTHER);
        assertThat(settled()).isNotEmpty();
    }

    @Test
    void aStepInDoubtThatIsToldMustHaveHappened() {
        story.doubt(OTHER);
        facts.addAll(tree.facts(OTHER));
        assertThat(settled()).isNotEmpty();
    }

    @Test
    void aRenameInDoubtHappensWholly() {
        var move = new Step.Move("/data/c0/a", "/data/c0/moved");
        story.doubt(move);
        var entries = new TreeMap<>(tree.entries());
        entries.put("/data/c0/moved", Optional.of(Print.of(Print.bytes(1, 10))));
        tree = new Tree(entries);
        assertThat(settled()).isNotEmpty();
    }

    @Test
    void theNextLifeStartsFromWhatWasFound() {
        story.doubt(OTHER);
        happens(OTHER);
        settled();
        facts.clear();
        var over = new Step.Put("/data/c0/b", 3, 5);
        story.acknowledge(over);
        happens(over);
        assertThat(facts).extracting(Fact::type).containsExactly("file.written");
        assertThat(settled()).isEmpty();
    }
}
