package org.tidings.rules;

import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.Replica;
import org.tidings.model.Rse;
import org.tidings.model.RuleId;
import org.tidings.model.Verdict;

/// How much sooner than its rule says a copy is made that repairs a loss: the fewer are left, the sooner.
final class Urgency {
    private static final int LAST_COPY = 2;

    private Urgency() {}

    /// @return to be added to the rule's priority
    static int of(DidRecord file, RuleId rule, Rse place) {
        if (!isRepair(file, rule, place)) {
            return 0;
        }
        return (int) Math.max(0, LAST_COPY + 1 - Math.max(1, file.good().count()));
    }

    private static boolean isRepair(DidRecord file, RuleId rule, Rse place) {
        Replica replica = file.replicas().get(place);
        Verdict before = file.verdicts().get(rule);
        return (replica != null && replica.state() == Replica.State.LOST)
                || (before != null && before.state() == Verdict.State.OK);
    }
}
