package org.tidings.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.wire.rest.RunningRest.at;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.access.Principal;
import org.tidings.door.ChangeAttributes.Changes;
import org.tidings.wire.rest.RunningRest.Reply;
import tools.jackson.databind.JsonNode;

/// `/labels`, `/labels/{label}` and `/id/{pnfsid}`: dcache-api §3.4.
class FindingTest {
    private final RunningRest rest = new RunningRest();

    @BeforeEach
    void putFiles() {
        rest.put("alice", "/data/a", "1");
        rest.put("alice", "/home/alice/b", "22");
        label("/data/a", "raw", "é");
        label("/home/alice/b", "raw", "secret");
    }

    @AfterEach
    void stop() {
        rest.close();
    }

    @Test
    void labelsAreThoseOfWhatTheAskerCouldList() {
        assertThat(rest.get("alice", "labels").text()).isEqualTo("{\"labels\":[\"raw\",\"secret\",\"é\"]}");
        assertThat(rest.get("bob", "labels").text()).isEqualTo("{\"labels\":[\"raw\",\"é\"]}");
        assertThat(rest.get("alice", "labels?offset=1&limit=1").text()).isEqualTo("{\"labels\":[\"secret\"]}");
        assertThat(rest.get("alice", "labels?limit=-1").status()).isEqualTo(400);
        assertThat(rest.get("", "labels").status()).isEqualTo(401);
    }

    @Test
    void aLabelIsADirectoryOfWhatHasIt() {
        assertThat(paths("alice", "labels/raw")).containsExactlyInAnyOrder("/data/a", "/home/alice/b");
        assertThat(paths("bob", "labels/raw")).containsExactly("/data/a");
        assertThat(paths("alice", "labels/%C3%A9")).containsExactly("/data/a");
        assertThat(paths("alice", "labels/raw?limit=1")).hasSize(1);
        assertThat(paths("alice", "labels/raw?offset=2")).isEmpty();
        JsonNode file = rest.get("bob", "labels/raw?locality=true&labels=true")
                .json()
                .path("children")
                .get(0);
        assertThat(file.path("fileName").stringValue()).isEqualTo("a");
        assertThat(file.path("fileLocality").stringValue()).isEqualTo("ONLINE");
        assertThat(file.path("labels").size()).isEqualTo(2);
        assertThat(rest.get("bob", "labels/secret").status()).isEqualTo(404);
        assertThat(rest.get("bob", "labels/none").status()).isEqualTo(404);
    }

    @Test
    void anIdIsLookedUpForOperators() {
        String id = rest.get("alice", at("/home/alice/b")).json().path("pnfsId").stringValue();
        for (String spelled : List.of(id, id.toLowerCase(Locale.ROOT))) {
            JsonNode file = rest.get("admin", "id/" + spelled).json();
            assertThat(file.path("path").stringValue()).isEqualTo("/home/alice/b");
            assertThat(file.path("fileName").stringValue()).isEqualTo("b");
            assertThat(file.propertyNames())
                    .contains("checksums", "labels", "extendedAttributes", "owner", "fileLocality", "currentQos");
        }
        assertThat(rest.get("alice", "id/" + id).status()).isEqualTo(403);
        assertThat(rest.get("admin", "id/" + "F".repeat(36)).status()).isEqualTo(404);
        assertThat(rest.get("admin", "id/12").status()).isEqualTo(400);
        rest.let(Principal.ANONYMOUS);
        assertThat(rest.get("", "id/" + id).status()).isEqualTo(401);
    }

    private void label(String path, String... labels) {
        rest.change("alice", path, Changes.NONE.withLabels(Set.of(labels), Set.of()));
    }

    private List<String> paths(String user, String target) {
        Reply reply = rest.get(user, target);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        List<String> paths = new ArrayList<>();
        reply.json()
                .path("children")
                .values()
                .forEach(child -> paths.add(child.path("sourcePath").stringValue()));
        return paths;
    }
}
