package org.tidings.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the command line asked for.
///
/// @param rows names of the rows to measure, all when empty
/// @param quick shorter windows and fewer files: eight minutes for all rows, not half an hour
/// @param peersOnly measure the peers alone, to prove the bench without a server of ours
/// @param tidings the command that starts Tidings
/// @param files how many files the large namespace has
/// @param replicas how many the catalogue grows to
/// @param directory where all files of the run are written, the system's temporary directory when absent
/// @param markdown where to write the table as Markdown
record Options(
        Set<String> rows,
        boolean quick,
        boolean peersOnly,
        String tidings,
        long files,
        long replicas,
        Optional<Path> directory,
        Optional<Path> markdown) {

    private static final Set<String> SWITCHES = Set.of("--quick", "--peers-only");
    private static final Set<String> VALUED = Set.of("--tidings", "--files", "--replicas", "--dir", "--markdown");

    /// Reads the command line.
    ///
    /// @param known the names of all rows
    /// @throws IllegalArgumentException with the usage when a word is not understood
    static Options parse(List<String> words, List<String> known) {
        Set<String> plain = new HashSet<>();
        Map<String, String> values = new HashMap<>();
        var rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (VALUED.contains(word) && rest.hasNext()) {
                values.put(word, rest.next());
            } else if (SWITCHES.contains(word) || known.contains(word)) {
                plain.add(word);
            } else {
                String wrong = VALUED.contains(word) ? word + " wants a value" : "there is no '" + word + "'";
                throw new IllegalArgumentException(usage(wrong, known));
            }
        }
        return of(plain, values);
    }

    private static String usage(String wrong, List<String> known) {
        return """
            bench: %s
            usage: ./dev bench [ROW...] [--quick] [--peers-only] [--files N] [--replicas N] [--dir DIR] [--markdown FILE] [--tidings COMMAND]
            rows:  %s\
            """.formatted(wrong, String.join(" ", known));
    }

    private static Options of(Set<String> plain, Map<String, String> values) {
        var rows = new HashSet<>(plain);
        rows.removeAll(SWITCHES);
        boolean quick = plain.contains("--quick");
        return new Options(
                Set.copyOf(rows),
                quick,
                plain.contains("--peers-only"),
                values.getOrDefault("--tidings", "./tidings"),
                Long.parseLong(values.getOrDefault("--files", quick ? "200000" : "10000000")),
                Long.parseLong(values.getOrDefault("--replicas", quick ? "200000" : "1000000")),
                Optional.ofNullable(values.get("--dir")).map(Path::of),
                Optional.ofNullable(values.get("--markdown")).map(Path::of));
    }

    boolean wants(String row) {
        return rows.isEmpty() || rows.contains(row);
    }
}
