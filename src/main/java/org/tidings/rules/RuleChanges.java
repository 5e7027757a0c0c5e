package org.tidings.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.catalogue.RuleRecord;
import org.tidings.model.Rule;
import org.tidings.model.RuleEvent;
import org.tidings.model.RuleEvent.RuleAdded;
import org.tidings.model.RuleEvent.RuleRemoved;
import org.tidings.model.RuleId;

/// What has to be said so that the rules that stand are those of the files. Pure.
///
/// A rule of a file has an id that says so ([RuleId#isOfFile]); what people added otherwise is not touched.
public final class RuleChanges {
    private RuleChanges() {}

    /// @param wanted of all files together
    /// @param standing all rules there are
    /// @return nothing when the files were read before
    public static List<RuleEvent> between(
            Collection<RuleFile.Entry> wanted, Collection<RuleRecord> standing, Instant now) {
        Map<RuleId, RuleRecord> known = new HashMap<>();
        standing.forEach(record -> known.put(record.rule().id(), record));
        List<RuleEvent> changes = new ArrayList<>();
        for (RuleFile.Entry entry : wanted) {
            Optional<RuleRecord> before =
                    Optional.ofNullable(known.remove(entry.rule().id()));
            Rule rule = lasting(entry, before.map(RuleRecord::added).orElse(now));
            if (before.filter(record -> record.rule().equals(rule)).isEmpty()) {
                changes.add(new RuleAdded(rule));
            }
        }
        known.keySet().stream()
                .filter(RuleId::isOfFile)
                .sorted()
                .map(id -> new RuleRemoved(id, "it is in no file of rules any more"))
                .forEach(changes::add);
        return changes;
    }

    /// A lifetime counts from when the rule was first read, so that reading it again does not make it longer.
    private static Rule lasting(RuleFile.Entry entry, Instant since) {
        Rule r = entry.rule();
        return new Rule(
                r.id(),
                r.selection(),
                r.expression(),
                r.copies(),
                r.grouping(),
                entry.lifetime().map(since::plus),
                r.priority(),
                r.activity(),
                r.weight(),
                r.sources(),
                r.deletes(),
                r.comment());
    }
}
