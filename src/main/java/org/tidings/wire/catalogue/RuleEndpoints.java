package org.tidings.wire.catalogue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.tidings.catalogue.RuleRecord;
import org.tidings.model.Origin;
import org.tidings.model.Rule;
import org.tidings.model.RuleId;
import org.tidings.rules.ParsedRule;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.Visit;
import org.tidings.wire.json.JsonAnswer;
import org.tidings.wire.json.JsonObject;

/// Rules as resources: `/rules`, `/rules/{id}`.
final class RuleEndpoints {
    private static final String PROTOCOL = "catalogue";
    private static final int LONGEST_REASON = 1000;
    private final CatalogueRoutes.Desk desk;
    private final RuleDesk rules;

    RuleEndpoints(CatalogueRoutes.Desk desk, RuleDesk rules) {
        this.desk = desk;
        this.rules = rules;
    }

    void list(Visit visit) {
        Asked.of(visit);
        var body = JsonAnswer.object();
        var all = body.putArray("rules");
        rules.all().forEach(rule -> all.add(RuleJson.of(rule)));
        JsonAnswer.ok(visit, body);
    }

    void look(Visit visit) {
        Asked.of(visit);
        JsonAnswer.ok(visit, RuleJson.of(meant(visit)));
    }

    void add(Visit visit) throws IOException {
        Rule rule = read(visit);
        if (!rules.hasRoom()) {
            throw new RequestRefused(
                    HttpStatus.CONFLICT_409,
                    "There are " + RuleDesk.MOST_RULES + " rules, which is all there may be: remove one.");
        }
        RuleRecord added = rules.add(rule, origin(visit));
        String place = CatalogueRoutes.CATALOGUE + "/rules/" + rule.id();
        visit.response().getHeaders().put(HttpHeader.LOCATION, place);
        JsonAnswer.send(visit.response(), HttpStatus.CREATED_201, RuleJson.of(added), visit.callback());
    }

    /// The rule in the body, of which everything means something.
    ///
    /// @throws RequestRefused when it is none
    Rule read(Visit visit) throws IOException {
        JsonObject body = JsonObject.read(visit)
                .orElseThrow(() -> RequestRefused.malformed("The rule is missing: a JSON object."));
        Rule rule =
                RuleJson.read(body, RuleId.random(desk.random()), desk.clock().instant());
        List<String> problems = ParsedRule.problems(rule);
        if (!problems.isEmpty()) {
            throw RequestRefused.malformed(String.join(" ", problems));
        }
        return rule;
    }

    void remove(Visit visit) {
        RuleRecord rule = meant(visit);
        if (rule.rule().id().isOfFile()) {
            throw new RequestRefused(
                    HttpStatus.CONFLICT_409,
                    "This rule stands in the site's file of rules: take it out there, or suspend it here.");
        }
        rules.remove(rule.rule().id(), "removed by " + visit.who().name(), origin(visit));
        visit.empty(HttpStatus.NO_CONTENT_204);
    }

    void suspend(Visit visit) throws IOException {
        RuleRecord rule = meant(visit);
        Optional<JsonObject> body = JsonObject.read(visit);
        String reason = body.flatMap(json -> json.text("reason"))
                .filter(text -> !text.isBlank())
                .orElseGet(() -> "suspended by " + visit.who().name());
        body.ifPresent(JsonObject::nothingElse);
        if (reason.length() > LONGEST_REASON) {
            throw RequestRefused.malformed("'reason' has at most " + LONGEST_REASON + " characters.");
        }
        rules.suspend(rule.rule().id(), reason, origin(visit));
        look(visit);
    }

    void resume(Visit visit) {
        RuleRecord rule = meant(visit);
        if (!rule.suspended().isEmpty()) {
            rules.resume(rule.rule().id(), origin(visit));
        }
        look(visit);
    }

    /// The rule of the path.
    ///
    /// @throws RequestRefused when there is none
    RuleRecord meant(Visit visit) {
        String text = visit.variable("id");
        return id(text).flatMap(rules::find).orElseThrow(() -> missing(text));
    }

    static RequestRefused missing(String id) {
        return new RequestRefused(HttpStatus.NOT_FOUND_404, "There is no rule " + id + ".");
    }

    private static Optional<RuleId> id(String text) {
        try {
            return Optional.of(new RuleId(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private Origin origin(Visit visit) {
        return Origin.ofClient(
                desk.site(), Optional.of(visit.who().name()), Request.getRemoteAddr(visit.request()), PROTOCOL);
    }
}
