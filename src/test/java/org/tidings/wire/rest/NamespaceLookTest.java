package org.tidings.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidings.wire.rest.RunningRest.at;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.access.Principal;
import org.tidings.door.ChangeAttributes.Changes;
import org.tidings.model.Checksum;
import org.tidings.wire.rest.RunningRest.Reply;
import tools.jackson.databind.JsonNode;

/// `GET /namespace/{path}`: dcache-api §3.1.
class NamespaceLookTest {
    private static final List<String> ALWAYS =
            List.of("fileMimeType", "fileType", "pnfsId", "nlink", "mtime", "creationTime", "mode", "size");
    private final RunningRest rest = new RunningRest();

    @AfterEach
    void stop() {
        rest.close();
    }

    @Test
    void aFileIsToldWithWhatIsAlwaysTold() {
        rest.put("alice", "/data/run.h5", "hello");
        JsonNode file = ok(rest.get("alice", at("/data/run.h5")));
        assertThat(file.propertyNames()).containsExactlyInAnyOrderElementsOf(ALWAYS);
        assertThat(file.path("fileType").stringValue()).isEqualTo("REGULAR");
        assertThat(file.path("fileMimeType").stringValue()).isEqualTo("application/x-hdf5");
        assertThat(file.path("pnfsId").stringValue()).matches("[0-9A-F]{36}");
        assertThat(file.path("size").longValue()).isEqualTo(5);
        assertThat(file.path("mode").intValue()).isEqualTo(0644);
        long now = rest.store.clock().instant().toEpochMilli();
        assertThat(file.path("mtime").longValue()).isBetween(now - 60_000, now);
        assertThat(file.path("creationTime").longValue()).isBetween(now - 60_000, now);
    }

    @Test
    void aDirectoryIsToldAsOne() {
        JsonNode directory = ok(rest.get("alice", at("/data") + "?locality=true&checksum=true&locations=true"));
        assertThat(directory.propertyNames()).containsExactlyInAnyOrderElementsOf(ALWAYS);
        assertThat(directory.path("fileType").stringValue()).isEqualTo("DIR");
        assertThat(directory.path("size").longValue()).isEqualTo(512);
        assertThat(directory.path("fileMimeType").stringValue()).isEqualTo("application/vnd.dcache.folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"namespace", "namespace/", "namespace/%2F"})
    void theRootHasThreeNames(String target) {
        JsonNode root = ok(rest.get("bob", target + "?children=true"));
        assertThat(names(root)).containsExactly("data", "home");
    }

    @ParameterizedTest
    @ValueSource(strings = {"namespace/%2Fdata%2Fa%20b", "namespace/data/a%20b", "namespace/%2Fdata/a%20b"})
    void aPathIsEscapedInOneSegmentOrPlain(String target) {
        rest.put("alice", "/data/a b", "1");
        assertThat(ok(rest.get("alice", target)).path("size").longValue()).isEqualTo(1);
    }

    @Test
    void childrenAreTheSameObjectsWithTheirNames() {
        rest.put("alice", "/data/a", "1");
        rest.directory("/data/sub", "alice", 0755);
        JsonNode directory = ok(rest.get("alice", at("/data") + "?children=true&locality=true&qos=true"));
        assertThat(names(directory)).containsExactly("a", "sub");
        JsonNode file = directory.path("children").get(0);
        assertThat(file.propertyNames()).containsAll(ALWAYS).contains("fileName", "fileLocality", "currentQos");
        JsonNode sub = directory.path("children").get(1);
        assertThat(sub.path("fileType").stringValue()).isEqualTo("DIR");
        assertThat(sub.has("fileLocality")).isFalse();
        assertThat(directory.has("fileName")).isFalse();
        assertThat(ok(rest.get("alice", at("/data"))).has("children")).isFalse();
        assertThat(ok(rest.get("alice", at("/data/a") + "?children=true")).has("children"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=2, 'f0,f1'",
        "offset=3, 'f3,f4'",
        "offset=1&limit=2, 'f1,f2'",
        "limit=0, ''",
        "offset=9, ''",
        "offset=0&limit=99999999999, 'f0,f1,f2,f3,f4'"
    })
    void aListingCanBeAskedForInParts(String window, String expected) {
        for (int i = 0; i < 5; i++) {
            rest.put("alice", "/data/f" + i, "");
        }
        JsonNode directory = ok(rest.get("alice", at("/data") + "?children=true&" + window));
        assertThat(String.join(",", names(directory))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=-1", "offset=-1", "limit=ten", "offset=1.5", "limit="})
    void aPartIsGivenInNumbers(String window) {
        Reply reply = rest.get("alice", at("/data") + "?children=true&" + window);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("detail").stringValue()).contains("limit and offset");
    }

    @Test
    void aListingLargerThanABufferComesWhole() {
        for (int i = 0; i < 1500; i++) {
            rest.put("alice", "/data/file-with-a-rather-long-name-" + i, "");
        }
        Reply reply = rest.get("alice", at("/data") + "?children=true&optional=true");
        assertThat(names(ok(reply))).hasSize(1500);
        assertThat(reply.field("transfer-encoding")).isEqualTo("chunked");
        assertThat(rest.ask("alice", "HEAD", at("/data") + "?children=true", "").status())
                .isEqualTo(200);
    }

    @Test
    void aListingWhoseStoreBreaksHasNoEnd() {
        for (int i = 0; i < 600; i++) {
            rest.put("alice", "/data/file-with-a-rather-long-name-" + i, "");
        }
        rest.breaking = true;
        assertThatThrownBy(() -> rest.get("alice", at("/data") + "?children=true"))
                .hasRootCauseInstanceOf(IOException.class);
        Reply nothingSent = rest.get("alice", at("/data") + "?children=true&offset=550");
        assertThat(nothingSent.status()).isEqualTo(503);
        assertThat(nothingSent.field("retry-after")).isNotEmpty();
        assertThat(nothingSent.json().path("title").stringValue()).isEqualTo("Service Unavailable");
    }

    @Test
    void localityLocationsAndQosSayWhetherTheBytesAreHere() {
        rest.put("alice", "/data/a", "1");
        String target = at("/data/a") + "?locality=true&locations=true&qos=true";
        JsonNode here = ok(rest.get("alice", target));
        assertThat(here.path("fileLocality").stringValue()).isEqualTo("ONLINE");
        assertThat(here.path("locations").get(0).stringValue()).isEqualTo("p1");
        assertThat(here.path("currentQos").stringValue()).isEqualTo("disk");
        assertThat(here.has("targetQos")).isFalse();
        rest.pool.breakDown("The disk is away.");
        JsonNode away = ok(rest.get("alice", target));
        assertThat(away.path("fileLocality").stringValue()).isEqualTo("UNAVAILABLE");
        assertThat(away.path("currentQos").stringValue()).isEqualTo("unavailable");
    }

    @Test
    void whatIsLostIsToldAsLost() {
        rest.put("alice", "/data/a", "1");
        rest.lose("/data/a");
        JsonNode lost = ok(rest.get("alice", at("/data/a") + "?locality=true&qos=true"));
        assertThat(lost.path("fileLocality").stringValue()).isEqualTo("LOST");
        assertThat(lost.path("currentQos").stringValue()).isEqualTo("unavailable");
    }

    @Test
    void whatPeopleAttachedIsToldIfAskedFor() {
        rest.put("alice", "/data/a", "1");
        rest.change(
                "alice",
                "/data/a",
                Changes.NONE
                        .withXattrs(Map.of("run", Optional.of("7"), "é", Optional.of("\u0000\"")))
                        .withLabels(Set.of("raw", "good"), Set.of()));
        JsonNode file = ok(rest.get("alice", at("/data/a") + "?xattr=true&labels=true"));
        assertThat(file.path("extendedAttributes").path("run").stringValue()).isEqualTo("7");
        assertThat(file.path("extendedAttributes").path("é").stringValue()).isEqualTo("\u0000\"");
        assertThat(file.path("labels").values().stream().map(JsonNode::stringValue))
                .containsExactly("good", "raw");
        JsonNode bare = ok(rest.get("alice", at("/data") + "?xattr=true&labels=true"));
        assertThat(bare.path("extendedAttributes").isObject()).isTrue();
        assertThat(bare.path("labels").isEmpty()).isTrue();
    }

    @Test
    void checksumsHaveTheNamesOfDcachesEnumeration() {
        rest.put("alice", "/data/a", "hello");
        JsonNode checksum = ok(rest.get("alice", at("/data/a") + "?checksum=true"))
                .path("checksums")
                .get(0);
        assertThat(checksum.path("type").stringValue()).isEqualTo("ADLER32");
        assertThat(checksum.path("value").stringValue()).isEqualTo("062c0215");
        assertThat(List.of(Checksum.Algorithm.values()).stream().map(EntryWriter::typeOf))
                .containsExactly("ADLER32", "CRC32C", "MD5_TYPE", "SHA1", "SHA256", "SHA512");
    }

    @Test
    void whateverElseIsKnownIsToldIfAskedFor() {
        rest.put("alice", "/data/a", "1");
        JsonNode file = ok(rest.get("alice", at("/data/a") + "?optional=true"));
        assertThat(file.path("owner").intValue()).isEqualTo(1001);
        assertThat(file.path("group").intValue()).isEqualTo(1001);
        assertThat(file.path("accessLatency").stringValue()).isEqualTo("ONLINE");
        assertThat(file.path("retentionPolicy").stringValue()).isEqualTo("REPLICA");
        assertThat(file.path("ctime").longValue()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "a.txt, '', text/plain",
        "a.unknown, '', application/octet-stream",
        "a, '', application/octet-stream",
        "a.txt, image/png, image/png",
        "a.txt, nonsense, text/plain",
        "a.txt, 'text/html; charset=utf-8', 'text/html; charset=utf-8'"
    })
    void theMediaTypeIsTheGivenOneOrThatOfTheEnding(String name, String given, String expected) {
        rest.put("alice", "/data/" + name, "1");
        if (!given.isEmpty()) {
            rest.change("alice", "/data/" + name, Changes.NONE.withXattrs(Map.of("mime_type", Optional.of(given))));
        }
        assertThat(ok(rest.get("alice", at("/data/" + name)))
                        .path("fileMimeType")
                        .stringValue())
                .isEqualTo(expected);
    }

    @Test
    void whatIsNotThereIsNotFoundInBothShapesOfErrors() {
        Reply reply = rest.get("alice", at("/data/none"));
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.field("content-type")).isEqualTo("application/json");
        JsonNode error = reply.json();
        assertThat(error.path("status").stringValue()).isEqualTo("404");
        assertThat(error.path("title").stringValue()).isEqualTo("Not Found");
        assertThat(error.path("detail").stringValue()).contains("/data/none");
        assertThat(error.path("errors").get(0).path("message").stringValue())
                .isEqualTo(error.path("detail").stringValue());
        assertThat(error.path("errors").get(0).path("status").stringValue()).isEqualTo("404");
        assertThat(error.has("fileType")).isFalse();
    }

    @Test
    void whatMayNotBeSeenIsForbiddenToUsersAndAsksAnybodyToLogIn() {
        rest.put("alice", "/home/alice/a", "1");
        assertThat(rest.get("bob", at("/home/alice/a")).status()).isEqualTo(403);
        assertThat(rest.get("bob", at("/home/alice") + "?children=true").status())
                .isEqualTo(403);
        assertThat(rest.get("bob", at("/home/alice/a")).json().path("detail").stringValue())
                .isEqualTo("Forbidden");
        rest.let(Principal.ANONYMOUS);
        assertThat(rest.get("", at("/data")).status()).isEqualTo(200);
        Reply nobody = rest.get("", at("/home/alice/a"));
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.field("www-authenticate")).startsWith("Basic realm=");
        assertThat(rest.get("", at("/data") + "?qos=true").status()).isEqualTo(401);
    }

    @Test
    void whoComesWithoutCredentialsIsAskedForThemUnlessTheyHaveAFormOfTheirOwn() {
        Reply asked = rest.get("", at("/data"));
        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.field("www-authenticate")).startsWith("Basic realm=");
        assertThat(asked.json().path("title").stringValue()).isEqualTo("Unauthorized");
        Reply quiet = rest.get("", at("/data"), "Suppress-WWW-Authenticate", "true");
        assertThat(quiet.status()).isEqualTo(401);
        assertThat(quiet.field("www-authenticate")).isEmpty();
        assertThat(quiet.field("suppress-www-authenticate")).isEqualTo("suppressed");
    }

    private static JsonNode ok(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.field("content-type")).isEqualTo("application/json");
        return reply.json();
    }

    private static List<String> names(JsonNode directory) {
        List<String> names = new ArrayList<>();
        directory
                .path("children")
                .values()
                .forEach(child -> names.add(child.path("fileName").stringValue()));
        return names;
    }
}
