package org.tidings.wire.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.wire.catalogue.RunningCatalogue.A;
import static org.tidings.wire.catalogue.RunningCatalogue.B;
import static org.tidings.wire.catalogue.RunningCatalogue.C;
import static org.tidings.wire.catalogue.RunningCatalogue.DOORLESS;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.model.Did;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.RuleEvent;
import org.tidings.model.RuleId;
import org.tidings.model.Verdict;
import tools.jackson.databind.JsonNode;

class DidsTest {
    private final RunningCatalogue catalogue = new RunningCatalogue();

    @AfterEach
    void close() {
        catalogue.close();
    }

    @Test
    void filesAreListedInPagesInOrder() {
        for (String name : List.of("e", "a", "c", "b", "d")) {
            catalogue.store(A, "data:" + name, 5);
        }
        List<String> told = new ArrayList<>();
        String after = "";
        int pages = 0;
        do {
            JsonNode page =
                    catalogue.get("admin", "dids?limit=2&after=" + after).json();
            page.path("dids").values().forEach(did -> told.add(did.path("did").stringValue()));
            after = page.path("next").asString("");
            pages++;
        } while (!after.isEmpty());
        assertThat(told).containsExactly("data:a", "data:b", "data:c", "data:d", "data:e");
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void aPageThatHoldsTheLastFileHasNoNext() {
        catalogue.store(A, "data:a", 5);
        catalogue.store(A, "data:b", 5);
        assertThat(catalogue.get("admin", "dids?limit=2").json().has("next")).isFalse();
    }

    @Test
    void aScopeAndABeginningOfNamesAreChosen() {
        catalogue.store(A, "data:raw/1", 5);
        catalogue.store(A, "data:cooked/1", 5);
        catalogue.store(A, "eiscat:raw/1", 5);
        assertThat(names("dids?scope=data")).containsExactly("data:cooked/1", "data:raw/1");
        assertThat(names("dids?scope=data&prefix=raw/")).containsExactly("data:raw/1");
        assertThat(names("dids?scope=none")).isEmpty();
    }

    private List<String> names(String target) {
        return catalogue
                .get("admin", target)
                .json()
                .path("dids")
                .valueStream()
                .map(did -> did.path("did").stringValue())
                .toList();
    }

    @Test
    void aLineOfTheListSaysHowManyCopiesAreGoodAndWhatIsComing() {
        catalogue.store(A, "data:x", 7);
        catalogue.copy(B, "data:x", 7);
        catalogue.tell(new ReplicaEvent.ReplicaLost(Did.parse("data:x"), B, "the disk is gone"));
        catalogue.send("data:x", C, 7, A);
        JsonNode line = catalogue.get("admin", "dids").json().path("dids").get(0);
        assertThat(line.path("size").asLong()).isEqualTo(7);
        assertThat(line.path("origin").stringValue()).isEqualTo("site-a");
        assertThat(line.path("good").asInt()).isEqualTo(1);
        assertThat(line.path("replicas").toString()).isEqualTo("{\"site-a\":\"AVAILABLE\",\"site-b\":\"LOST\"}");
        assertThat(line.path("copying").toString()).isEqualTo("{\"site-c\":\"RUNNING\"}");
    }

    @Test
    void aFileIsToldWhole() {
        catalogue.store(A, "data:run 7/a#b", 7);
        catalogue.copy(DOORLESS, "data:run 7/a#b", 7);
        catalogue.send("data:run 7/a#b", C, 7);
        var rule = new RuleId("00000000000000aa");
        catalogue.tell(RuleEvent.DidJudged.of(
                Did.parse("data:run 7/a#b"),
                Map.of(rule, new Verdict(Verdict.State.STUCK, new TreeSet<>(List.of(C)), "site-c has no room"))));
        JsonNode file = catalogue.get("admin", "dids/data/run%207/a%23b").json();
        assertThat(file.path("did").stringValue()).isEqualTo("data:run 7/a#b");
        assertThat(file.path("path").stringValue()).isEqualTo("/data/run 7/a#b");
        assertThat(file.path("bytes").toString()).isEqualTo("{\"size\":7,\"checksums\":{\"adler32\":\"00000007\"}}");
        assertThat(file.path("traits").path("owner").stringValue()).isEqualTo("alice");
        JsonNode first = file.path("replicas").get(0);
        assertThat(first.path("rse").stringValue()).isEqualTo("site-a");
        assertThat(first.path("state").stringValue()).isEqualTo("AVAILABLE");
        assertThat(first.path("current").asBoolean()).isTrue();
        assertThat(first.path("ours").asBoolean()).isFalse();
        assertThat(first.path("url").stringValue()).isEqualTo("http://a.example:2880/data/run%207/a%23b");
        JsonNode second = file.path("replicas").get(1);
        assertThat(second.path("rse").stringValue()).isEqualTo("vault");
        assertThat(second.has("url")).isFalse();
        JsonNode copy = file.path("copying").get(0);
        assertThat(copy.path("to").stringValue()).isEqualTo("site-c");
        assertThat(copy.path("state").stringValue()).isEqualTo("WAITING");
        assertThat(copy.has("from")).isFalse();
        JsonNode verdict = file.path("verdicts").get(0);
        assertThat(verdict.path("rule").stringValue()).isEqualTo("00000000000000aa");
        assertThat(verdict.path("state").stringValue()).isEqualTo("STUCK");
        assertThat(verdict.path("places").toString()).isEqualTo("[\"site-c\"]");
        assertThat(verdict.path("reason").stringValue()).isEqualTo("site-c has no room");
    }

    @Test
    void aReplicaThatIsToGoSaysWhenAndWhy() {
        catalogue.store(A, "data:x", 7);
        catalogue.copy(B, "data:x", 7);
        var due = catalogue.clock.instant().plus(Duration.ofHours(1));
        catalogue.tell(new ReplicaEvent.ReplicaCondemned(Did.parse("data:x"), B, due, "no rule wants it"));
        JsonNode replica =
                catalogue.get("admin", "dids/data/x").json().path("replicas").get(1);
        assertThat(replica.path("state").stringValue()).isEqualTo("DELETING");
        assertThat(replica.path("due").stringValue()).isEqualTo(due.toString());
        assertThat(replica.path("reason").stringValue()).isEqualTo("no rule wants it");
    }

    @Test
    void aReplicaOfOldBytesIsNotCurrent() {
        catalogue.store(A, "data:x", 7);
        catalogue.copy(B, "data:x", 7);
        catalogue.store(A, "data:x", 9);
        JsonNode replicas = catalogue.get("admin", "dids/data/x").json().path("replicas");
        assertThat(replicas.get(0).path("current").asBoolean()).isTrue();
        assertThat(replicas.get(1).path("current").asBoolean()).isFalse();
        assertThat(replicas.get(1).path("size").asLong()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dids/data/none | 404 | The catalogue knows no file data:none.",
                "dids/a:b/x | 400 | A scope is not empty and has neither a colon nor a slash.",
                "dids/data/ | 400 | A name is not empty.",
                "dids/data/%FF | 400 | The escapes of a URL stand for UTF-8.",
                "dids?prefix=a | 400 | The parameter 'prefix' is wrong. It is of names in a scope: say which with"
                        + " 'scope'.",
                "dids?scope=a%00 | 400 | The parameter 'scope' is wrong. It is text that UTF-8 can write, without NUL.",
                "dids?limit=0 | 400 | The parameter 'limit' is wrong. It is a number from 1 to 1000.",
                "dids?limit=1001 | 400 | The parameter 'limit' is wrong. It is a number from 1 to 1000.",
                "dids?after=x | 400 | The parameter 'after' is wrong. A DID is written scope:name.",
                "dids?scope=a&scope=b | 400 | The parameter 'scope' is wrong. It is given more than once.",
                "dids?colour=red | 400 | The parameter 'colour' is wrong. There is no such parameter.",
                "transfers?state=lost | 400 | The parameter 'state' is wrong. It is one of [WAITING, RUNNING,"
                        + " ARRIVED].",
                "history/data/x?after=-1 | 400 | The parameter 'after' is wrong. It is a whole number.",
                "nothing | 404 | There is nothing at this path."
            })
    void whatIsAskedWronglyIsAnsweredInASentence(String target, int status, String sentence) {
        var reply = catalogue.get("admin", target);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.sentence()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dids", "dids/data/x", "history/data/x", "rses", "states", "transfers"})
    void theCatalogueIsForOperators(String target) {
        catalogue.store(A, "data:x", 7);
        catalogue.letAnybodyIn();
        assertThat(catalogue.get("", target).status()).isEqualTo(401);
        for (String user : List.of("alice", "token")) {
            var reply = catalogue.get(user, target);
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.sentence())
                    .isEqualTo("The catalogue is for operators: admins who show their password, not a token.");
        }
        assertThat(catalogue.get("admin", target).status()).isEqualTo(200);
    }

    @Test
    void namesOfAnyLettersLeadToTheirFile() {
        for (String name : List.of("a%b", "a+b", "a b", "a?b", "\u00fcber/\u6f22", "100%25", "a;b=c", "x&y")) {
            catalogue.store(A, "data:" + name, 7);
            String written = URLEncoder.encode(name, StandardCharsets.UTF_8)
                    .replace("+", "%20")
                    .replace("%2F", "/");
            assertThat(catalogue
                            .get("admin", "dids/data/" + written)
                            .json()
                            .path("name")
                            .stringValue())
                    .isEqualTo(name);
        }
    }
}
