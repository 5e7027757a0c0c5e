package org.tidings.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.wire.rest.RunningRest.at;
import static org.tidings.wire.rest.RunningRest.escaped;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Labels and extended attributes as resources, as dcache-pyclient asks for them: dcache-api §7.2.
class FacetsTest {
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
    void aLabelIsAResourceOfItsFile() {
        String label = at("/data/a") + "/labels/" + escaped("as new/é");
        assertThat(rest.get("alice", label).status()).isEqualTo(404);
        assertThat(rest.post("alice", label, "").status()).isEqualTo(201);
        assertThat(rest.get("alice", label).json().path("label").stringValue()).isEqualTo("as new/é");
        assertThat(rest.get("alice", at("/data/a") + "/labels")
                        .json()
                        .path("labels")
                        .get(0)
                        .stringValue())
                .isEqualTo("as new/é");
        assertThat(rest.delete("bob", label).status()).isEqualTo(403);
        assertThat(rest.delete("alice", label).status()).isEqualTo(200);
        assertThat(rest.delete("alice", label).status()).isEqualTo(404);
    }

    @Test
    void extendedAttributesAreResourcesOfTheirFile() {
        String xattrs = at("/data/a") + "/xattr";
        assertThat(rest.post("alice", xattrs, "{\"k\":\"1\",\"l\":\"2\"}").status())
                .isEqualTo(201);
        assertThat(rest.get("alice", xattrs).text()).isEqualTo("{\"k\":\"1\",\"l\":\"2\"}");
        assertThat(rest.get("alice", xattrs + "/k").text()).isEqualTo("{\"k\":\"1\"}");
        assertThat(rest.delete("alice", xattrs + "/k").status()).isEqualTo(200);
        assertThat(rest.delete("alice", xattrs + "/k").status()).isEqualTo(404);
        assertThat(rest.get("alice", xattrs + "/k").status()).isEqualTo(404);
        assertThat(rest.post("alice", xattrs, "{\"k\":1}").status()).isEqualTo(400);
        assertThat(rest.delete("alice", xattrs).status()).isEqualTo(405);
    }

    @Test
    void inAPlainPathTheirWordsAreNames() {
        rest.directory("/data/labels", "alice", 0755);
        rest.put("alice", "/data/labels/raw", "12");
        rest.put("alice", "/data/xattr", "123");
        assertThat(rest.get("alice", "namespace/data/labels/raw")
                        .json()
                        .path("size")
                        .longValue())
                .isEqualTo(2);
        assertThat(rest.get("alice", "namespace/data/xattr").json().path("size").longValue())
                .isEqualTo(3);
        assertThat(rest.get("alice", at("/data/labels/raw")).json().path("size").longValue())
                .isEqualTo(2);
        assertThat(rest.post("alice", "namespace/data/labels", "{\"action\":\"mkdir\",\"name\":\"d\"}")
                        .status())
                .isEqualTo(201);
        assertThat(rest.delete("alice", "namespace/data/labels/raw").status()).isEqualTo(200);
        assertThat(rest.delete("alice", "namespace/data/xattr").status()).isEqualTo(200);
    }
}
