package org.tidings.wire.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.wire.catalogue.RunningCatalogue.A;
import static org.tidings.wire.catalogue.RunningCatalogue.B;
import static org.tidings.wire.catalogue.RunningCatalogue.C;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidings.wire.catalogue.RunningCatalogue.Reply;
import tools.jackson.databind.JsonNode;

/// Why a rule does what it does, and what one would do.
class RuleQuestionsTest {
    private static final String TWO_ON_DISK = "{\"select\":\"data:\",\"expression\":\"kind=disk\",\"copies\":2}";
    private final RunningCatalogue catalogue = new RunningCatalogue();

    @BeforeEach
    void describe() {
        catalogue.describe(A, "kind", "disk");
        catalogue.describe(B, "kind", "disk");
        catalogue.describe(C, "kind", "tape");
        catalogue.store(A, "data:x", 7);
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    @Test
    void aRuleIsExplainedRseByRse() {
        String id = added();
        JsonNode why =
                catalogue.get("admin", "rules/" + id + "/explain?did=data:x").json();
        assertThat(why.path("did").stringValue()).isEqualTo("data:x");
        assertThat(why.path("rule").stringValue()).isEqualTo(id);
        assertThat(why.path("readAs").stringValue()).isEqualTo("kind=disk");
        assertThat(why.path("verdict").path("state").stringValue()).isEqualTo("REPLICATING");
        assertThat(why.path("lines").valueStream().map(line -> line.path("how").stringValue()))
                .containsExactly(
                        "site-a holds a good copy.",
                        "site-b could take a copy.",
                        "site-c is not allowed by the expression.");
        assertThat(why.path("lines").get(1).path("chosen").asBoolean()).isTrue();
        assertThat(why.path("lines").get(2).path("allowed").asBoolean()).isFalse();
    }

    @Test
    void anRseWithoutRoomIsSaidToHaveNone() {
        catalogue.describe(B, "kind", "disk", "capacity", "5");
        JsonNode why = catalogue
                .get("admin", "rules/" + added() + "/explain?did=data:x")
                .json();
        assertThat(why.path("lines").get(1).path("how").stringValue()).isEqualTo("site-b has not enough space.");
        assertThat(why.path("verdict").path("state").stringValue()).isEqualTo("STUCK");
    }

    @Test
    void aRuleThatIsNotForAFileSaysSo() {
        catalogue.store(A, "other:x", 7);
        assertThat(catalogue
                        .get("admin", "rules/" + added() + "/explain?did=other:x")
                        .json()
                        .path("aside")
                        .stringValue())
                .isEqualTo("It is not for this file.");
    }

    @Test
    void aRehearsalSaysWhatARuleWouldDoAndDoesNothing() {
        catalogue.store(A, "data:y", 5);
        catalogue.copy(B, "data:y", 5);
        catalogue.clock.step(Duration.ofDays(3));
        catalogue.store(A, "data:z", 3);
        catalogue.store(A, "other:x", 100);
        long before = catalogue.store.head().value();
        JsonNode outlook =
                catalogue.post("admin", "rules/rehearse", TWO_ON_DISK).json();
        assertThat(outlook.path("concerned").toString()).isEqualTo("{\"files\":3,\"bytes\":15}");
        assertThat(outlook.path("recent").toString()).isEqualTo("{\"files\":1,\"bytes\":3}");
        assertThat(outlook.path("ok").asInt()).isEqualTo(1);
        assertThat(outlook.path("copies").toString()).isEqualTo("{\"site-b\":{\"files\":2,\"bytes\":10}}");
        assertThat(outlook.path("examples").get(0).path("did").stringValue()).isEqualTo("data:x");
        assertThat(outlook.path("lookedAt").asInt()).isEqualTo(3);
        assertThat(outlook.path("complete").asBoolean()).isTrue();
        assertThat(catalogue.store.head().value()).isEqualTo(before);
        assertThat(catalogue.store.catalogue().rules()).isEmpty();
    }

    @Test
    void whatIsRecentIsForTheAskerToSay() {
        catalogue.clock.step(Duration.ofDays(3));
        assertThat(recent("")).isZero();
        assertThat(recent("?recent=7%20d")).isEqualTo(1);
    }

    private int recent(String query) {
        return catalogue
                .post("admin", "rules/rehearse" + query, TWO_ON_DISK)
                .json()
                .path("recent")
                .path("files")
                .asInt();
    }

    @Test
    void filesOfManyPagesAreAllLookedAt() {
        for (int i = 0; i < 1500; i++) {
            catalogue.store(A, "many:" + i, 1);
        }
        JsonNode outlook = catalogue
                .post("admin", "rules/rehearse", TWO_ON_DISK.replace("data:", ""))
                .json();
        assertThat(outlook.path("concerned").path("files").asInt()).isEqualTo(1501);
    }

    @Test
    void filesAreReadNoFurtherThanToTheLimit() {
        for (int i = 0; i < 3; i++) {
            catalogue.store(A, "many:" + i, 1);
        }
        var two = new Reached(catalogue.store.catalogue(), "many:", 2);
        two.forEachRemaining(file -> {});
        assertThat(two.count()).isEqualTo(2);
        assertThat(two.isCutShort()).isTrue();
        var three = new Reached(catalogue.store.catalogue(), "many:", 3);
        three.forEachRemaining(file -> {});
        assertThat(three.isCutShort()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rules/00000000000000ff/explain?did=data:x | 404 | There is no rule 00000000000000ff.",
                "rules/RULE/explain?did=data:none | 404 | The catalogue knows no file data:none.",
                "rules/RULE/explain | 400 | The parameter 'did' is wrong. It says which file: scope:name.",
                "rules/RULE/explain?did=x | 400 | The parameter 'did' is wrong. A DID is written scope:name."
            })
    void whatCannotBeExplainedIsSaid(String target, int status, String sentence) {
        Reply reply = catalogue.get("admin", target.replace("RULE", added()));
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.sentence()).isEqualTo(sentence);
    }

    @Test
    void aRuleThatIsNoneIsNotRehearsed() {
        assertThat(catalogue
                        .post("admin", "rules/rehearse", "{\"expression\":\"(*\"}")
                        .sentence())
                .isEqualTo("The '(' at character 1 is not closed, but it ends there.");
        assertThat(catalogue
                        .post("admin", "rules/rehearse?recent=soon", TWO_ON_DISK)
                        .sentence())
                .startsWith("The parameter 'recent' is wrong. It is a duration such as '30 d'");
        assertThat(catalogue.post("alice", "rules/rehearse", TWO_ON_DISK).status())
                .isEqualTo(403);
        assertThat(catalogue
                        .get("alice", "rules/" + added() + "/explain?did=data:x")
                        .status())
                .isEqualTo(403);
    }

    private String added() {
        return catalogue.post("admin", "rules", TWO_ON_DISK).json().path("id").stringValue();
    }
}
