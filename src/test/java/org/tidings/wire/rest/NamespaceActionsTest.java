package org.tidings.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.wire.rest.RunningRest.at;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.access.Principal;
import org.tidings.wire.rest.RunningRest.Reply;
import tools.jackson.databind.JsonNode;

/// `POST` and `DELETE` of `/namespace/{path}`: dcache-api §3.2, §3.3.
class NamespaceActionsTest {
    private final RunningRest rest = new RunningRest();

    @BeforeEach
    void putAFile() {
        rest.put("alice", "/data/a", "1");
    }

    @AfterEach
    void stop() {
        rest.close();
    }

    @Test
    void mkdirMakesADirectoryInTheOneAddressed() {
        long before = rest.head();
        succeeds(act("/data", "{\"action\":\"mkdir\",\"name\":\"run 7\"}"));
        assertThat(rest.exists("/data/run 7")).isTrue();
        assertThat(rest.eventsAfter(before)).containsExactly("dir.created by rest");
        fails(400, act("/data", "{\"action\":\"mkdir\",\"name\":\"run 7\"}"));
        fails(400, act("/data/a", "{\"action\":\"mkdir\",\"name\":\"x\"}"));
        fails(404, act("/data/none", "{\"action\":\"mkdir\",\"name\":\"x\"}"));
        for (String name : List.of("", "..", "a/b")) {
            fails(400, act("/data", "{\"action\":\"mkdir\",\"name\":\"" + name + "\"}"));
        }
    }

    @ParameterizedTest
    @CsvSource({"/data/b, /data/b", "b, /data/b", "sub/b, /data/sub/b", "../data/b, /data/b", "/data/sub/../b, /data/b"
    })
    void mvMovesToAPathFromTheRootOrFromTheDirectoryOfTheSource(String destination, String to) {
        rest.directory("/data/sub", "alice", 0755);
        succeeds(act("/data/a", "{\"action\":\"mv\",\"destination\":\"" + destination + "\"}"));
        assertThat(rest.exists(to)).isTrue();
        assertThat(rest.exists("/data/a")).isFalse();
    }

    @Test
    void mvReplacesAFileAndAnEmptyDirectoryButNeverATree() {
        rest.put("alice", "/data/b", "22");
        succeeds(act("/data/a", "{\"action\":\"mv\",\"destination\":\"b\"}"));
        assertThat(look("/data/b").path("size").longValue()).isEqualTo(1);
        rest.directory("/data/one", "alice", 0755);
        rest.directory("/data/two", "alice", 0755);
        rest.put("alice", "/data/two/kept", "1");
        fails(400, act("/data/one", "{\"action\":\"mv\",\"destination\":\"two\"}"));
        assertThat(rest.exists("/data/two/kept")).isTrue();
        assertThat(rest.exists("/data/one")).isTrue();
    }

    @Test
    void mvToTheSamePlaceChangesNothing() {
        long before = rest.head();
        succeeds(act("/data/a", "{\"action\":\"mv\",\"destination\":\"a\"}"));
        assertThat(rest.head()).isEqualTo(before);
        fails(404, act("/data/none", "{\"action\":\"mv\",\"destination\":\"none\"}"));
    }

    @Test
    void mvIntoItselfOrNowhereFails() {
        rest.directory("/data/d", "alice", 0755);
        fails(400, act("/data/d", "{\"action\":\"mv\",\"destination\":\"d/e\"}"));
        fails(404, act("/data/d", "{\"action\":\"mv\",\"destination\":\"none/e\"}"));
        fails(404, act("/data/none", "{\"action\":\"mv\",\"destination\":\"e\"}"));
    }

    @Test
    void xattrsAreSetByModeAndRemovedByName() {
        long before = rest.head();
        succeeds(setXattr("\"k\":\"1\",\"l\":\"2\"", "CREATE"));
        fails(409, setXattr("\"k\":\"3\"", "CREATE"));
        succeeds(setXattr("\"k\":\"3\"", "MODIFY"));
        fails(409, setXattr("\"m\":\"4\"", "MODIFY"));
        succeeds(setXattr("\"m\":\"4\"", "EITHER"));
        succeeds(act("/data/a", "{\"action\":\"set-xattr\",\"attributes\":{\"m\":\"5\"}}"));
        assertThat(xattrs().toString()).isEqualTo("{\"k\":\"3\",\"l\":\"2\",\"m\":\"5\"}");
        succeeds(act("/data/a", "{\"action\":\"rm-xattr\",\"names\":\"k\"}"));
        succeeds(act("/data/a", "{\"action\":\"rm-xattr\",\"names\":[\"l\",\"m\"]}"));
        assertThat(xattrs().isEmpty()).isTrue();
        fails(409, act("/data/a", "{\"action\":\"rm-xattr\",\"names\":[\"l\"]}"));
        assertThat(rest.eventsAfter(before)).hasSize(6).containsOnly("file.metadata by rest");
    }

    @Test
    void xattrsAreTexts() {
        fails(400, act("/data/a", "{\"action\":\"set-xattr\",\"attributes\":{\"k\":1}}"));
        fails(400, act("/data/a", "{\"action\":\"set-xattr\",\"attributes\":[\"k\"]}"));
        fails(400, act("/data/a", "{\"action\":\"set-xattr\"}"));
        fails(400, act("/data/a", "{\"action\":\"rm-xattr\",\"names\":[1]}"));
        fails(400, setXattr("\"k\":\"1\"", "SOMETIMES"));
        fails(400, act("/data/a", "{\"action\":\"set-xattr\",\"attributes\":{\"k\":\"\\ud800\"}}"));
    }

    @Test
    void labelsAreAttachedAndTakenOff() {
        long before = rest.head();
        succeeds(act("/data/a", "{\"action\":\"set-label\",\"label\":\"raw\"}"));
        succeeds(act("/data/a", "{\"action\":\"set-label\",\"label\":\"raw\"}"));
        assertThat(look("/data/a?labels=true").path("labels").toString()).isEqualTo("[\"raw\"]");
        succeeds(act("/data/a", "{\"action\":\"rm-label\",\"label\":\"raw\"}"));
        assertThat(look("/data/a?labels=true").path("labels").isEmpty()).isTrue();
        assertThat(rest.eventsAfter(before)).containsExactly("label.changed by rest", "label.changed by rest");
        fails(400, act("/data/a", "{\"action\":\"set-label\",\"label\":\"\"}"));
        fails(400, act("/data/a", "{\"action\":\"set-label\"}"));
    }

    @Test
    void modeAndGroupAreNumbers() {
        succeeds(act("/data/a", "{\"action\":\"chmod\",\"mode\":416}"));
        assertThat(look("/data/a").path("mode").intValue()).isEqualTo(0640);
        succeeds(act("/data/a", "{\"action\":\"chgrp\",\"gid\":100}"));
        assertThat(look("/data/a?optional=true").path("group").intValue()).isEqualTo(100);
        fails(403, act("/data/a", "{\"action\":\"chgrp\",\"gid\":7}"));
        fails(400, act("/data/a", "{\"action\":\"chmod\",\"mode\":\"0640\"}"));
        fails(400, act("/data/a", "{\"action\":\"chmod\",\"mode\":33188}"));
        fails(400, act("/data/a", "{\"action\":\"chmod\"}"));
        fails(400, act("/data/a", "{\"action\":\"chgrp\",\"gid\":-1}"));
    }

    @Test
    void aSiteWithoutTapeKeepsFilesOnDiskAndSaysSo() {
        succeeds(act("/data/a", "{\"action\":\"qos\",\"target\":\"disk\"}"));
        Reply tape = act("/data/a", "{\"action\":\"qos\",\"target\":\"disk+tape\"}");
        fails(400, tape);
        assertThat(tape.json().path("detail").stringValue()).contains("no tape");
        fails(400, act("/data/a", "{\"action\":\"qos\",\"target\":\"cheese\"}"));
        fails(400, act("/data/a", "{\"action\":\"qos\",\"policy\":\"keep\",\"state\":1}"));
        fails(400, act("/data", "{\"action\":\"qos\",\"target\":\"disk\"}"));
        fails(400, act("/data/a", "{\"action\":\"pin\",\"lifetime\":1,\"lifetime-unit\":\"HOURS\"}"));
        fails(400, act("/data/a", "{\"action\":\"unpin\"}"));
        fails(404, act("/data/none", "{\"action\":\"pin\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{`, `Supplied JSON is invalid: `",
                "`[]`, `Unable to interpret JSON: `",
                "`{\"action\":7}`, `Unable to interpret JSON: `",
                "`{\"action\":\"fly\"}`, `Unknown action: fly`",
                "`{}`, `'action' is missing`"
            })
    void aBodyThatSaysNothingToDoIsRefused(String body, String detail) {
        Reply reply = act("/data/a", body);
        fails(400, reply);
        assertThat(reply.json().path("detail").stringValue()).startsWith(detail);
    }

    @Test
    void aBodyIsNeededAndHasALimit() {
        fails(400, rest.post("alice", at("/data/a"), ""));
        fails(413, rest.post("alice", at("/data/a"), "{\"action\":\"" + "x".repeat(3_000_000) + "\"}"));
    }

    /// A page of another site can send other types in its reader's name.
    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/x-www-form-urlencoded", "application/jsonp", "*/*"})
    void aBodyThatDoesNotSayItIsJsonIsRefused(String type) {
        String[] fields = type.isEmpty() ? new String[0] : new String[] {"Content-Type", type};
        String body = "{\"action\":\"mkdir\",\"name\":\"x\"}";
        fails(415, rest.ask("alice", "POST", at("/data"), body, fields));
        fails(415, rest.ask("alice", "POST", at("/data/a") + "/labels/x", "", fields));
        assertThat(rest.exists("/data/x")).isFalse();
        succeeds(rest.ask("alice", "POST", at("/data"), body, "Content-Type", "Application/JSON; charset=utf-8"));
    }

    @Test
    void deleteRemovesAFileOrAnEmptyDirectory() {
        rest.directory("/data/d", "alice", 0755);
        rest.put("alice", "/data/d/f", "1");
        long before = rest.head();
        fails(400, rest.delete("alice", at("/data/d")));
        assertThat(rest.exists("/data/d/f")).isTrue();
        deleted(rest.delete("alice", at("/data/d/f")));
        deleted(rest.delete("alice", "namespace/data/d"));
        fails(404, rest.delete("alice", at("/data/d")));
        assertThat(rest.eventsAfter(before)).containsExactly("file.deleted by rest", "dir.deleted by rest");
        fails(403, rest.delete("admin", "namespace/"));
    }

    @Test
    void whoMayNotChangeItDoesNot() {
        long before = rest.head();
        fails(403, rest.post("bob", at("/data"), "{\"action\":\"mkdir\",\"name\":\"x\"}"));
        fails(403, rest.post("bob", at("/data/a"), "{\"action\":\"mv\",\"destination\":\"b\"}"));
        fails(403, rest.post("bob", at("/data/a"), "{\"action\":\"set-label\",\"label\":\"x\"}"));
        fails(403, rest.post("bob", at("/data/a"), "{\"action\":\"chmod\",\"mode\":511}"));
        fails(403, rest.delete("bob", at("/data/a")));
        rest.let(Principal.ANONYMOUS);
        fails(401, rest.delete("", at("/data/a")));
        fails(401, rest.post("", at("/data"), "{\"action\":\"mkdir\",\"name\":\"x\"}"));
        assertThat(rest.head()).isEqualTo(before);
    }

    private Reply act(String path, String body) {
        return rest.post("alice", at(path), body);
    }

    private Reply setXattr(String members, String mode) {
        return act("/data/a", "{\"action\":\"set-xattr\",\"mode\":\"" + mode + "\",\"attributes\":{" + members + "}}");
    }

    private JsonNode xattrs() {
        return look("/data/a?xattr=true").path("extendedAttributes");
    }

    private JsonNode look(String target) {
        return rest.get("alice", "namespace" + target).json();
    }

    private static void succeeds(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.text()).isEqualTo("{\"status\":\"success\"}");
    }

    private static void deleted(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("{\"status\":\"success\"}");
    }

    private static void fails(int status, Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.json().path("status").stringValue()).isEqualTo(String.valueOf(status));
    }
}
