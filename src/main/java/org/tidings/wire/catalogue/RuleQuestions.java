package org.tidings.wire.catalogue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.RuleRecord;
import org.tidings.config.Amounts;
import org.tidings.ledger.FactJson;
import org.tidings.model.Did;
import org.tidings.model.Rule;
import org.tidings.rules.Explanation;
import org.tidings.rules.Landscape;
import org.tidings.rules.ParsedRule;
import org.tidings.rules.RuleEvaluator;
import org.tidings.rules.RuleRehearsal;
import org.tidings.wire.http.Problem;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.Visit;
import org.tidings.wire.json.JsonAnswer;
import tools.jackson.databind.node.ObjectNode;

/// Why a rule does what it does, and what one would do: `/rules/{id}/explain`, `/rules/rehearse`. Nothing is done.
final class RuleQuestions {
    private static final int MOST_FILES = 100_000;
    private static final int EXAMPLES = 10;
    private static final String USUAL_RECENT = "1 d";
    private static final String RETRY_SECONDS = "10";

    private final CatalogueRoutes.Desk desk;
    private final RuleEndpoints rules;
    private final RuleEvaluator evaluator;
    /// A rehearsal is work: there is one at a time.
    private final Semaphore stage = new Semaphore(1);

    RuleQuestions(CatalogueRoutes.Desk desk, RuleEndpoints rules) {
        this.desk = desk;
        this.rules = rules;
        this.evaluator = new RuleEvaluator(desk.random());
    }

    void explain(Visit visit) {
        Did did = Asked.of(visit, "did")
                .did("did")
                .orElseThrow(() -> Problem.ofParameter("did", "It says which file: scope:name."));
        RuleRecord rule = rules.meant(visit);
        Catalogue catalogue = desk.records().catalogue();
        DidRecord file = DidEndpoints.found(catalogue, did);
        List<ParsedRule> standing =
                catalogue.rules().stream().map(ParsedRule::of).toList();
        Explanation why = evaluator.explain(file, standing, landscape()).stream()
                .filter(explanation -> explanation.rule().equals(rule.rule().id()))
                .findFirst()
                .orElseThrow(() -> RuleEndpoints.missing(rule.rule().id().text()));
        ObjectNode body = FactJson.mapper().valueToTree(why);
        JsonAnswer.ok(visit, body.put("did", did.text()));
    }

    private Landscape landscape() {
        return Landscape.of(desk.records().catalogue(), desk.clock().instant(), desk.terms());
    }

    /// The body is a rule; `recent` says how young files are that are counted apart.
    void rehearse(Visit visit) throws IOException {
        Duration recent = recent(Asked.of(visit, "recent"));
        Rule rule = rules.read(visit);
        if (!stage.tryAcquire()) {
            throw new RequestRefused(
                            HttpStatus.SERVICE_UNAVAILABLE_503, "Another rule is being rehearsed. Ask again later.")
                    .withField(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
        }
        try {
            JsonAnswer.ok(visit, rehearsed(rule, recent));
        } finally {
            stage.release();
        }
    }

    private static Duration recent(Asked asked) {
        try {
            return Amounts.duration(asked.text("recent").orElse(USUAL_RECENT));
        } catch (IllegalArgumentException none) {
            throw Problem.ofParameter("recent", "It is " + none.getMessage() + ".");
        }
    }

    private ObjectNode rehearsed(Rule rule, Duration recent) {
        Catalogue catalogue = desk.records().catalogue();
        var files = new Reached(catalogue, rule.selection().prefix(), MOST_FILES);
        var question = new RuleRehearsal.Question(rule, desk.clock().instant().minus(recent), EXAMPLES);
        RuleRehearsal rehearsal = RuleRehearsal.of(question, catalogue.rules(), files, landscape());
        ObjectNode body = FactJson.mapper().valueToTree(rehearsal);
        return body.put("lookedAt", files.count()).put("complete", !files.isCutShort());
    }
}
