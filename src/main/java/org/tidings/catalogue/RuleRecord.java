package org.tidings.catalogue;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tidings.model.Rule;
import org.tidings.model.RuleId;
import org.tidings.model.Verdict;

/// A rule, and how it stands with its files.
///
/// @param suspended why it rests; empty if it is in force
/// @param files it concerns, by their verdicts
public record RuleRecord(Rule rule, String suspended, Instant added, Count files) {

    /// How many files a rule concerns.
    public record Count(long ok, long replicating, long stuck) {
        public static final Count NONE = new Count(0, 0, 0);

        public Count plus(Count other) {
            return new Count(ok + other.ok, replicating + other.replicating, stuck + other.stuck);
        }

        /// The difference that one file makes whose verdict changed; empty: it was, or is, not concerned.
        public static Count between(Optional<Verdict.State> before, Optional<Verdict.State> after) {
            return of(after, 1).plus(of(before, -1));
        }

        private static Count of(Optional<Verdict.State> state, long n) {
            return state.map(s -> switch (s) {
                        case OK -> new Count(n, 0, 0);
                        case REPLICATING -> new Count(0, n, 0);
                        case STUCK -> new Count(0, 0, n);
                    })
                    .orElse(NONE);
        }
    }

    /// A rule that is new, or changed. How many files it concerns is counted apart from it.
    public static RuleRecord added(Optional<RuleRecord> before, Rule rule, Instant at) {
        return new RuleRecord(
                rule,
                before.map(RuleRecord::suspended).orElse(""),
                before.map(RuleRecord::added).orElse(at),
                Count.NONE);
    }

    public RuleRecord resting(String reason) {
        return new RuleRecord(rule, reason, added, files);
    }

    public RuleRecord with(Count count) {
        return new RuleRecord(rule, suspended, added, count);
    }

    /// What a change of one file's record changes in the counts of rules.
    public static Map<RuleId, Count> counts(Optional<DidRecord> before, Optional<DidRecord> after) {
        SortedMap<RuleId, Verdict> was = before.map(DidRecord::verdicts).orElseGet(TreeMap::new);
        SortedMap<RuleId, Verdict> is = after.map(DidRecord::verdicts).orElseGet(TreeMap::new);
        Map<RuleId, Count> changes = new TreeMap<>();
        if (!was.equals(is)) {
            was.forEach((id, verdict) ->
                    changes.merge(id, Count.between(Optional.of(verdict.state()), Optional.empty()), Count::plus));
            is.forEach((id, verdict) ->
                    changes.merge(id, Count.between(Optional.empty(), Optional.of(verdict.state())), Count::plus));
        }
        return changes;
    }

    /// How a rule stands.
    public enum State {
        OK,
        REPLICATING,
        STUCK,
        SUSPENDED
    }

    public State state() {
        if (!suspended.isEmpty()) {
            return State.SUSPENDED;
        }
        if (files.stuck() > 0) {
            return State.STUCK;
        }
        return files.replicating() > 0 ? State.REPLICATING : State.OK;
    }
}
