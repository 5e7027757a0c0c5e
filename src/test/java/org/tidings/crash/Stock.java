package org.tidings.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which bytes should be in the pools, by what the log says.
final class Stock {
    private final Map<String, Long> generations = new HashMap<>();

    /// Hears an event about a file.
    ///
    /// @param type its short name
    void hear(String type, String id, long generation) {
        switch (type) {
            case "file.created", "file.written" -> generations.put(id, generation);
            case "file.deleted" -> generations.remove(id);
            default -> {}
        }
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>();
        generations.forEach((id, generation) -> names.add(id + "." + generation));
        return names;
    }

    /// What is wrong with these file names in the pools, a sentence each.
    List<String> complaints(Set<String> inPools) {
        List<String> complaints = new ArrayList<>();
        Set<String> names = names();
        names.stream()
                .filter(n -> !inPools.contains(n))
                .forEach(n -> complaints.add("the bytes " + n + " are missing"));
        inPools.stream().filter(n -> !names.contains(n)).forEach(n -> complaints.add("nobody names the bytes " + n));
        return complaints;
    }
}
