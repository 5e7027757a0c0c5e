package org.tidings.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.model.Rule;

/// Rules as a file has them, in YAML.
///
/// ```yaml
/// rules:
///   - name: two copies          # its identity: the same name is the same rule
///     select: "eiscat:"         # a scope, a directory (scope:a/b) or one file; all if left out
///     where: size > 0           # in CEL, over size, path, scope, name, owner, labels, age
///     expression: kind=disk     # at which RSEs
///     copies: 2
///     grouping: directory       # none, directory, all
///     lifetime: 30 d            # from when it was first read
///     priority: 3
///     activity: replication
///     weight: share             # an RSE attribute
///     sources: tier=1           # copy from these only
///     deletes: follow           # or keep
///     comment: for the analysis
/// ```
///
/// @param rules none when something is wrong
/// @param problems a sentence, with its line, for everything that is
public record RuleFile(List<Entry> rules, List<String> problems) {
    static final int MOST_RULES = 10_000;

    /// One rule of the file.
    ///
    /// @param rule without an end
    /// @param lifetime from when it was first read
    public record Entry(Rule rule, Optional<Duration> lifetime) {}

    public RuleFile {
        rules = List.copyOf(rules);
        problems = List.copyOf(problems);
    }

    public static RuleFile read(String yaml) {
        List<String> problems = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (RuleFields fields : RuleText.read(yaml, problems)) {
            if (!names.add(fields.name())) {
                problems.add("Line " + fields.line() + ": there is another rule '" + fields.name() + "'.");
            }
            entries.add(fields.entry());
            fields.finish();
        }
        if (entries.size() > MOST_RULES) {
            problems.add("A file has at most " + MOST_RULES + " rules.");
        }
        return new RuleFile(problems.isEmpty() ? entries : List.of(), problems);
    }
}
