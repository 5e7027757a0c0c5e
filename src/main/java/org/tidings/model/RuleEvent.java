package org.tidings.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Something that happened to a rule, or to what the rules make of a file.
public sealed interface RuleEvent extends CatalogueEvent {

    /// There is a new rule, or another one of the same id.
    record RuleAdded(Rule rule) implements RuleEvent {
        @Override
        public EventType type() {
            return EventType.RULE_ADDED;
        }
    }

    /// A rule is no more; what only it held is released.
    record RuleRemoved(RuleId rule, String reason) implements RuleEvent {
        @Override
        public EventType type() {
            return EventType.RULE_REMOVED;
        }
    }

    /// A rule rests: it keeps what it holds and asks for nothing.
    record RuleSuspended(RuleId rule, String reason) implements RuleEvent {
        @Override
        public EventType type() {
            return EventType.RULE_SUSPENDED;
        }
    }

    /// A rule that rested is in force again.
    record RuleResumed(RuleId rule) implements RuleEvent {
        @Override
        public EventType type() {
            return EventType.RULE_RESUMED;
        }
    }

    /// What the rules make of a file changed.
    ///
    /// @param verdicts of every rule that concerns it now
    record DidJudged(Did did, SortedMap<RuleId, Verdict> verdicts) implements RuleEvent {
        public DidJudged {
            verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
        }

        public static DidJudged of(Did did, Map<RuleId, Verdict> verdicts) {
            return new DidJudged(did, new TreeMap<>(verdicts));
        }

        @Override
        public EventType type() {
            return EventType.DID_JUDGED;
        }
    }
}
