package org.tidings.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What exists below one connection's directory, by path; a value.
///
/// @param entries a file's print, or nothing for a directory
record Tree(SortedMap<String, Optional<Print>> entries) {
    static final Tree EMPTY = new Tree(new TreeMap<>());

    Tree {
        entries = new TreeMap<>(entries);
    }

    List<String> files() {
        return paths(true);
    }

    List<String> directories() {
        return paths(false);
    }

    private List<String> paths(boolean ofFiles) {
        return entries.entrySet().stream()
                .filter(e -> e.getValue().isPresent() == ofFiles)
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean has(String path) {
        return entries.containsKey(path);
    }

    boolean isEmptyDirectory(String path) {
        return entries.keySet().stream().filter(p -> isAtOrBelow(p, path)).count() == 1;
    }

    static boolean isAtOrBelow(String path, String directory) {
        return path.equals(directory) || path.startsWith(directory + "/");
    }

    /// The tree when the step has happened.
    Tree after(Step step) {
        var next = new TreeMap<>(entries);
        switch (step) {
            case Step.Put put -> next.put(put.path(), Optional.of(Print.of(put.bytes())));
            case Step.Delete delete -> next.remove(delete.path());
            case Step.MakeDirectory make -> next.put(make.path(), Optional.empty());
            case Step.Move move ->
                entries.forEach((path, print) -> {
                    if (isAtOrBelow(path, move.from())) {
                        next.remove(path);
                        next.put(move.to() + path.substring(move.from().length()), print);
                    }
                });
        }
        return new Tree(next);
    }

    /// The events that tell of the step, in order.
    List<Fact> facts(Step step) {
        return switch (step) {
            case Step.Put put ->
                List.of(Fact.ofFile(
                        has(put.path()) ? "file.written" : "file.created", put.path(), Print.of(put.bytes())));
            case Step.Delete delete -> List.of(fact("deleted", delete.path(), delete.path()));
            case Step.MakeDirectory make -> List.of(Fact.ofDirectory("dir.created", make.path()));
            case Step.Move move -> {
                List<Fact> facts = new ArrayList<>();
                if (has(move.to())) {
                    facts.add(fact("deleted", move.to(), move.to()));
                }
                facts.add(fact("renamed", move.from(), move.to()).from(move.from()));
                yield facts;
            }
        };
    }

    private Fact fact(String what, String path, String told) {
        return entries.getOrDefault(path, Optional.empty())
                .map(print -> Fact.ofFile("file." + what, told, print))
                .orElseGet(() -> Fact.ofDirectory("dir." + what, told));
    }
}
