package org.tidings.wire.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.wire.catalogue.RunningCatalogue.A;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidings.ledger.EventLog.Reading;
import org.tidings.ledger.Line;
import org.tidings.model.Did;
import org.tidings.model.Offset;
import org.tidings.model.Rule;
import org.tidings.model.RuleEvent;
import org.tidings.model.RuleId;
import org.tidings.model.Verdict;
import org.tidings.store.StoreFixture;
import org.tidings.wire.catalogue.RunningCatalogue.Reply;
import tools.jackson.databind.JsonNode;

class RulesTest {
    private static final String TWO = "{\"select\":\"data:\",\"expression\":\"kind=disk\",\"copies\":2}";
    private final RunningCatalogue catalogue = new RunningCatalogue();

    @AfterEach
    void close() {
        catalogue.close();
    }

    @Test
    void aRuleIsAddedAndIsAFactOfWhoAddedIt() {
        Reply added = catalogue.post("admin", "rules", TWO);
        assertThat(added.status()).isEqualTo(201);
        String id = added.json().path("id").stringValue();
        assertThat(added.field("Location")).isEqualTo("/api/v1/catalogue/rules/" + id);
        assertThat(catalogue.get("admin", added.field("Location")).json()).isEqualTo(added.json());
        Line line = lines().getLast();
        assertThat(line.origin().user()).contains("admin");
        assertThat(line.origin().site()).isEqualTo("here");
        assertThat(line.decoded(StoreFixture.CODEC).event()).isInstanceOf(RuleEvent.RuleAdded.class);
    }

    @Test
    void whatIsNotSaidIsUsual() {
        JsonNode rule = catalogue
                .post("admin", "rules", "{\"select\":\"\",\"expression\":\"*\"}")
                .json();
        assertThat(rule.path("copies").asInt()).isEqualTo(1);
        assertThat(rule.path("grouping").stringValue()).isEqualTo("none");
        assertThat(rule.path("priority").asInt()).isEqualTo(3);
        assertThat(rule.path("activity").stringValue()).isEqualTo("replication");
        assertThat(rule.path("deletes").stringValue()).isEqualTo("follow");
        assertThat(rule.path("state").stringValue()).isEqualTo("OK");
        assertThat(rule.has("expires")).isFalse();
        assertThat(rule.has("where")).isFalse();
    }

    @Test
    void everythingThatIsSaidIsKept() {
        String whole = "{\"name\":\"raw\",\"select\":\"data:raw\",\"where\":\"size >"
            + " 5\",\"expression\":\"tier=1\",\"copies\":3,\"grouping\":\"directory\",\"lifetime\":\"30"
            + " d\",\"priority\":5,\"activity\":\"export\",\"weight\":\"free\",\"sources\":\"site-a\",\"deletes\":\"keep\",\"comment\":\"for"
            + " run 7\"}";
        JsonNode rule = catalogue.post("admin", "rules", whole).json();
        assertThat(rule.path("select").stringValue()).isEqualTo("data:raw");
        assertThat(rule.path("where").stringValue()).isEqualTo("size > 5");
        assertThat(rule.path("expression").stringValue()).isEqualTo("tier=1");
        assertThat(rule.path("copies").asInt()).isEqualTo(3);
        assertThat(rule.path("grouping").stringValue()).isEqualTo("directory");
        assertThat(rule.path("expires").stringValue()).isEqualTo("2026-01-31T00:00:00Z");
        assertThat(rule.path("priority").asInt()).isEqualTo(5);
        assertThat(rule.path("activity").stringValue()).isEqualTo("export");
        assertThat(rule.path("weight").stringValue()).isEqualTo("free");
        assertThat(rule.path("sources").stringValue()).isEqualTo("site-a");
        assertThat(rule.path("deletes").stringValue()).isEqualTo("keep");
        assertThat(rule.path("comment").stringValue()).isEqualTo("raw: for run 7");
    }

    @Test
    void rulesAreListedWithHowTheyStand() {
        String id = added();
        catalogue.store(A, "data:x", 7);
        catalogue.tell(RuleEvent.DidJudged.of(
                Did.parse("data:x"),
                Map.of(new RuleId(id), new Verdict(Verdict.State.STUCK, new TreeSet<>(), "there is no room"))));
        JsonNode rule = catalogue.get("admin", "rules").json().path("rules").get(0);
        assertThat(rule.path("id").stringValue()).isEqualTo(id);
        assertThat(rule.path("state").stringValue()).isEqualTo("STUCK");
        assertThat(rule.path("files").toString()).isEqualTo("{\"ok\":0,\"replicating\":0,\"stuck\":1}");
        assertThat(catalogue
                        .get("admin", "states")
                        .json()
                        .path("rules")
                        .path("STUCK")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aRuleRestsAndIsInForceAgain() {
        String id = added();
        Reply resting = catalogue.post("admin", "rules/" + id + "/suspend", "{\"reason\":\"too many copies\"}");
        assertThat(resting.status()).isEqualTo(200);
        assertThat(resting.json().path("state").stringValue()).isEqualTo("SUSPENDED");
        assertThat(resting.json().path("suspended").stringValue()).isEqualTo("too many copies");
        Reply resumed = catalogue.post("admin", "rules/" + id + "/resume", "");
        assertThat(resumed.json().path("state").stringValue()).isEqualTo("OK");
        assertThat(resumed.json().has("suspended")).isFalse();
    }

    @Test
    void whoGivesNoReasonIsTheReason() {
        String id = added();
        assertThat(catalogue
                        .post("admin", "rules/" + id + "/suspend", "")
                        .json()
                        .path("suspended")
                        .stringValue())
                .isEqualTo("suspended by admin");
    }

    @Test
    void whatDoesNotRestIsNotResumed() {
        String id = added();
        int before = lines().size();
        assertThat(catalogue.post("admin", "rules/" + id + "/resume", "").status())
                .isEqualTo(200);
        assertThat(lines()).hasSize(before);
    }

    @Test
    void aRuleIsRemoved() {
        String id = added();
        assertThat(catalogue.ask("admin", "DELETE", "rules/" + id, "").status()).isEqualTo(204);
        assertThat(catalogue.get("admin", "rules/" + id).status()).isEqualTo(404);
        assertThat(((RuleEvent.RuleRemoved)
                                lines().getLast().decoded(StoreFixture.CODEC).event())
                        .reason())
                .isEqualTo("removed by admin");
        assertThat(catalogue.ask("admin", "DELETE", "rules/" + id, "").sentence())
                .isEqualTo("There is no rule " + id + ".");
    }

    @Test
    void aRuleOfTheSitesFileIsRemovedThere() {
        var id = RuleId.ofFile("data");
        catalogue.tell(new RuleEvent.RuleAdded(rule(id)));
        Reply reply = catalogue.ask("admin", "DELETE", "rules/" + id, "");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.sentence())
                .isEqualTo("This rule stands in the site's file of rules: take it out there, or suspend it here.");
        assertThat(catalogue.get("admin", "rules/" + id).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'select':'a:'} | A rule says at which RSEs with 'expression'.",
                "{'select':'','expression':'(*'} | The '(' at character 1 is not closed, but it ends there.",
                "{'select':'data','expression':'*'} | 'select' begins with a scope: 'data:' is all of it, 'data:raw' a"
                        + " directory.",
                "{'select':'','expression':'*','copies':0} | 'copies' is a number from 1 to 100.",
                "{'select':'','expression':'*','priority':10} | 'priority' is a number from 0 to 9.",
                "{'select':'','expression':'*','grouping':'some'} | 'grouping' is one of [none, directory, all].",
                "{'select':'','expression':'*','deletes':'x'} | 'deletes' is one of [follow, keep].",
                "{'select':'','expression':'*','expires':'soon'} | 'expires' is a time such as 2026-01-31T12:00:00Z.",
                "{'select':'','expression':'*','lifetime':'soon'} | 'lifetime' is a duration such as '30 d', '12 h',"
                        + " '15 m' or '30 s'.",
                "{'select':'','expression':'*','lifetime':'1 d','expires':'2026-01-31T12:00:00Z'} | A rule has"
                        + " 'expires' or 'lifetime', not both.",
                "{'select':'','expression':'*','color':1} | 'color' is an unrecognized field.",
                "{'select':1} | Unable to interpret JSON: 'select' should be a text",
                "[] | Unable to interpret JSON: an object is expected"
            })
    void aRuleThatIsNoneIsRefusedInASentence(String body, String sentence) {
        Reply reply = catalogue.post("admin", "rules", body.replace('\'', '"'));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.sentence()).isEqualTo(sentence);
        assertThat(lines()).isEmpty();
    }

    @Test
    void aConditionThatMeansNothingIsRefused() {
        String body = "{\"select\":\"\",\"expression\":\"*\",\"where\":\"size > \\\"a\\\"\"}";
        Reply reply = catalogue.post("admin", "rules", body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.sentence()).startsWith("The condition is not understood. ");
    }

    @Test
    void aRequestWithoutARuleIsRefused() {
        assertThat(catalogue.post("admin", "rules", "").sentence()).isEqualTo("The rule is missing: a JSON object.");
        assertThat(catalogue
                        .post("admin", "rules", "{\"comment\":\"" + "x".repeat(2 << 20) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(catalogue
                        .ask("admin", "POST", "rules", TWO, "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void thereAreNotMoreRulesThanAFileCanBeAsked() {
        var many = new RuleEvent[RuleDesk.MOST_RULES];
        Arrays.setAll(many, i -> new RuleEvent.RuleAdded(rule(new RuleId("%016x".formatted(i)))));
        catalogue.tell(many);
        Reply reply = catalogue.post("admin", "rules", TWO);
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.sentence()).isEqualTo("There are 10000 rules, which is all there may be: remove one.");
    }

    @Test
    void rulesAreForOperators() {
        String id = added();
        int before = lines().size();
        for (String user : List.of("alice", "token")) {
            assertThat(catalogue.get(user, "rules").status()).isEqualTo(403);
            assertThat(catalogue.get(user, "rules/" + id).status()).isEqualTo(403);
            assertThat(catalogue.post(user, "rules", TWO).status()).isEqualTo(403);
            assertThat(catalogue.post(user, "rules/" + id + "/suspend", "").status())
                    .isEqualTo(403);
            assertThat(catalogue.post(user, "rules/" + id + "/resume", "").status())
                    .isEqualTo(403);
            assertThat(catalogue.ask(user, "DELETE", "rules/" + id, "").status())
                    .isEqualTo(403);
        }
        assertThat(catalogue.post("", "rules", TWO).status()).isEqualTo(401);
        assertThat(lines()).hasSize(before);
    }

    private static Rule rule(RuleId id) {
        return new Rule(
                id,
                new Rule.Selection("data:", ""),
                "*",
                2,
                Rule.Grouping.NONE,
                Optional.empty(),
                3,
                "default",
                Optional.empty(),
                Optional.empty(),
                Rule.Deletes.FOLLOW,
                "");
    }

    private String added() {
        return catalogue.post("admin", "rules", TWO).json().path("id").stringValue();
    }

    private List<Line> lines() {
        return ((Reading.Lines) catalogue.store.read(Offset.ORIGIN, 10_000)).lines();
    }
}
