package org.tidings.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What one connection was told, and whether what is found after a crash can be true.
///
/// Every acknowledged step must have happened, and be told exactly once and in order. The one step whose answer never
/// came may have happened, wholly, or not at all; namespace and log must agree on which.
final class Story {
    private Tree tree = Tree.EMPTY;
    private final List<Fact> told = new ArrayList<>();
    private Optional<Step> doubtful = Optional.empty();
    private int acknowledged;

    /// What was found of a connection's directory.
    ///
    /// @param facts told since the last crash
    record Found(Tree tree, List<Fact> facts) {}

    Tree tree() {
        return tree;
    }

    /// Steps acknowledged since the last crash.
    int acknowledged() {
        return acknowledged;
    }

    boolean inDoubt() {
        return doubtful.isPresent();
    }

    void acknowledge(Step step) {
        told.addAll(tree.facts(step));
        tree = tree.after(step);
        acknowledged++;
    }

    /// The answer to this step never came.
    void doubt(Step step) {
        doubtful = Optional.of(step);
    }

    /// What is wrong with what was found, a sentence each; and if nothing is, goes on from there.
    List<String> settle(Found found) {
        if (matches(found, tree, List.of())) {
            forgetThePast();
            return List.of();
        }
        if (doubtful.isPresent()) {
            Step step = doubtful.get();
            Tree after = tree.after(step);
            if (matches(found, after, tree.facts(step))) {
                tree = after;
                forgetThePast();
                return List.of();
            }
        }
        return complaints(found);
    }

    private boolean matches(Found found, Tree expected, List<Fact> more) {
        List<Fact> facts = new ArrayList<>(told);
        facts.addAll(more);
        return found.tree().equals(expected) && found.facts().equals(facts);
    }

    private void forgetThePast() {
        told.clear();
        doubtful = Optional.empty();
        acknowledged = 0;
    }

    private List<String> complaints(Found found) {
        List<String> complaints = new ArrayList<>();
        doubtful.ifPresent(step -> complaints.add("in doubt was " + step));
        var paths = new TreeSet<>(tree.entries().keySet());
        paths.addAll(found.tree().entries().keySet());
        for (String path : paths) {
            var expected = Optional.ofNullable(tree.entries().get(path));
            var actual = Optional.ofNullable(found.tree().entries().get(path));
            if (!expected.equals(actual)) {
                complaints.add(path + " was acknowledged as " + words(expected) + " and is " + words(actual));
            }
        }
        for (int i = 0; i < Math.max(told.size(), found.facts().size()); i++) {
            String expected = i < told.size() ? told.get(i).toString() : "nothing";
            String actual = i < found.facts().size() ? found.facts().get(i).toString() : "nothing";
            if (!expected.equals(actual)) {
                complaints.add(
                        "event " + (i + 1) + " of " + told.size() + " should be " + expected + " and is " + actual);
                break;
            }
        }
        return complaints;
    }

    private static String words(Optional<Optional<Print>> entry) {
        return entry.map(print -> print.map(Print::toString).orElse("a directory"))
                .orElse("nothing");
    }
}
