package org.tidings.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TreeTest {

    private static Tree after(Step... steps) {
        Tree tree = Tree.EMPTY;
        for (Step step : steps) {
            tree = tree.after(step);
        }
        return tree;
    }

    @Test
    void aMovedDirectoryTakesAllBelowItAlong() {
        Tree tree = after(
                new Step.MakeDirectory("/d"),
                new Step.MakeDirectory("/d/e"),
                new Step.Put("/d/e/f", 1, 3),
                new Step.Put("/dx", 2, 3));
        var move = new Step.Move("/d/e", "/g");
        assertThat(tree.after(move).entries()).containsOnlyKeys("/d", "/g", "/g/f", "/dx");
        assertThat(tree.facts(move))
                .containsExactly(Fact.ofDirectory("dir.renamed", "/g").from("/d/e"));
    }

    @Test
    void aFileMovedOverAnotherIsToldAsTwoEvents() {
        Tree tree = after(new Step.Put("/a", 1, 3), new Step.Put("/b", 2, 4));
        var move = new Step.Move("/a", "/b");
        assertThat(tree.facts(move)).extracting(Fact::type).containsExactly("file.deleted", "file.renamed");
        assertThat(tree.after(move).entries())
                .containsOnlyKeys("/b")
                .containsEntry("/b", tree.entries().get("/a"));
    }

    @Test
    void onlyADirectoryWithoutEntriesIsEmpty() {
        Tree tree = after(new Step.MakeDirectory("/d"), new Step.MakeDirectory("/d/e"), new Step.Put("/dx", 1, 1));
        assertThat(tree.isEmptyDirectory("/d")).isFalse();
        assertThat(tree.isEmptyDirectory("/d/e")).isTrue();
    }

    @Test
    void aScriptAsksOnlyForWhatCanBeDoneAndForEverythingInTime() {
        var script = new Script("/data/c1", new SplittableRandom(11));
        Tree tree = Tree.EMPTY;
        Set<String> kinds = new HashSet<>();
        for (int i = 0; i < 3_000; i++) {
            Step step = script.next(tree);
            assertThat(refusal(tree, step)).as("%s", step).isEmpty();
            tree.facts(step).forEach(fact -> kinds.add(fact.type()));
            tree = tree.after(step instanceof Step.Put put ? new Step.Put(put.path(), put.seed(), 1) : step);
            assertThat(tree.entries()).hasSizeLessThan(70);
        }
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        "file.created",
                        "file.written",
                        "file.renamed",
                        "file.deleted",
                        "dir.created",
                        "dir.renamed",
                        "dir.deleted");
    }

    /// Why a server would refuse; empty if it would not.
    private static String refusal(Tree tree, Step step) {
        return switch (step) {
            case Step.Put put -> tree.directories().contains(put.path()) ? "is a directory" : parent(tree, put.path());
            case Step.Delete delete -> tree.isEmptyDirectory(delete.path()) ? "" : "is not there, or not empty";
            case Step.MakeDirectory make -> tree.has(make.path()) ? "is there" : parent(tree, make.path());
            case Step.Move move -> {
                boolean intoItself = Tree.isAtOrBelow(move.to(), move.from());
                boolean overDirectory = tree.directories().contains(move.to());
                yield tree.has(move.from()) && !intoItself && !overDirectory ? parent(tree, move.to()) : "cannot move";
            }
        };
    }

    private static String parent(Tree tree, String path) {
        String parent = path.substring(0, path.lastIndexOf('/'));
        return parent.equals("/data") || tree.directories().contains(parent) ? "" : "has no directory";
    }

    @Test
    void aSeedAsksForTheSameTwice() {
        var first = new Script("/r", new SplittableRandom(4));
        var second = new Script("/r", new SplittableRandom(4));
        Tree tree = Tree.EMPTY;
        for (int i = 0; i < 100; i++) {
            Step step = first.next(tree);
            assertThat(second.next(tree)).isEqualTo(step);
            tree = tree.after(step);
        }
    }

    @Test
    void bytesWithoutANameAndNamesWithoutBytesAreSeen() {
        var stock = new Stock();
        stock.hear("file.created", "a", 1);
        stock.hear("file.written", "a", 2);
        stock.hear("file.created", "b", 1);
        stock.hear("file.deleted", "b", 1);
        assertThat(stock.complaints(Set.of("a.2"))).isEmpty();
        assertThat(stock.complaints(Set.of("a.1", "a.2"))).isEqualTo(List.of("nobody names the bytes a.1"));
        assertThat(stock.complaints(Set.of())).isEqualTo(List.of("the bytes a.2 are missing"));
    }

    @Test
    void pathsAreWrittenInUrlsByTheirBytes() {
        assertThat(Client.encoded("/data/50% é+?#")).isEqualTo("/data/50%25%20%C3%A9%2B%3F%23");
    }
}
