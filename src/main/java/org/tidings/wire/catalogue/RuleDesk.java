package org.tidings.wire.catalogue;

import java.util.List;
import java.util.Optional;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.RuleRecord;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.Ledger;
import org.tidings.model.Origin;
import org.tidings.model.Rule;
import org.tidings.model.RuleEvent;
import org.tidings.model.RuleId;

/// What operators decide about rules, as facts.
final class RuleDesk {
    /// Each file is asked of each rule.
    static final int MOST_RULES = 10_000;

    private final Catalogue catalogue;
    private final Ledger ledger;

    RuleDesk(Catalogue catalogue, Ledger ledger) {
        this.catalogue = catalogue;
        this.ledger = ledger;
    }

    List<RuleRecord> all() {
        return catalogue.rules();
    }

    Optional<RuleRecord> find(RuleId id) {
        return catalogue.rule(id);
    }

    /// Whether one more may be added.
    boolean hasRoom() {
        return catalogue.rules().size() < MOST_RULES;
    }

    RuleRecord add(Rule rule, Origin origin) {
        say(new RuleEvent.RuleAdded(rule), origin);
        return catalogue
                .rule(rule.id())
                .orElseThrow(() -> new IllegalStateException("the rule was added: " + rule.id()));
    }

    void remove(RuleId id, String reason, Origin origin) {
        say(new RuleEvent.RuleRemoved(id, reason), origin);
    }

    void suspend(RuleId id, String reason, Origin origin) {
        say(new RuleEvent.RuleSuspended(id, reason), origin);
    }

    void resume(RuleId id, Origin origin) {
        say(new RuleEvent.RuleResumed(id), origin);
    }

    private void say(RuleEvent fact, Origin origin) {
        if (ledger.commit(Commit.of(origin, List.of(fact))) instanceof CommitResult.Refused refused) {
            throw new IllegalStateException("nothing guards this: " + refused.broken());
        }
    }
}
