package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of dCache's REST API at a site: where is the door, what is there, change it.
@Journey
class NamespaceApiTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private final Site site;

    NamespaceApiTest(Site site) {
        this.site = site;
    }

    @Test
    void aClientFindsTheDoorAndSeesWhatItPutThere() {
        Visitor alice = site.as("alice");
        JsonNode config = json(alice.api("/scripts/config.js", "Accept", "application/json"));
        assertThat(URI.create(config.path("dcache-view.endpoints.webdav").asString())
                        .getPort())
                .isEqualTo(site.door().uri("/").getPort());
        assertThat(json(alice.api("/api/v1/doors")).get(0).path("port").asInt())
                .isEqualTo(site.door().uri("/").getPort());
        alice.directory("/data/rest");
        alice.put("/data/rest/a%20b", "hello").is(201);
        JsonNode listing = json(alice.api("/api/v1/namespace/%2Fdata%2Frest?children=true&locality=true"));
        JsonNode file = listing.path("children").get(0);
        assertThat(file.path("fileName").asString()).isEqualTo("a b");
        assertThat(file.path("fileLocality").asString()).isEqualTo("ONLINE");
        JsonNode checksum = json(alice.api("/api/v1/namespace/data/rest/a%20b?checksum=true"))
                .path("checksums")
                .get(0);
        assertThat(checksum.toString()).isEqualTo("{\"type\":\"ADLER32\",\"value\":\"062c0215\"}");
    }

    @Test
    void whatIsChangedHereIsSeenAtTheDoorAndToldAsAnEvent() {
        Visitor alice = site.as("alice");
        alice.directory("/data/rest2");
        alice.put("/data/rest2/a", "1").is(201);
        act(alice, "/data/rest2", "{\"action\":\"mkdir\",\"name\":\"d\"}");
        act(alice, "/data/rest2/a", "{\"action\":\"mv\",\"destination\":\"d/b\"}");
        act(alice, "/data/rest2/d/b", "{\"action\":\"set-label\",\"label\":\"good\"}");
        alice.get("/data/rest2/d/b").is(200);
        alice.get("/data/rest2/a").is(404);
        assertThat(json(alice.api("/api/v1/labels/good"))
                        .path("children")
                        .get(0)
                        .path("sourcePath")
                        .asString())
                .isEqualTo("/data/rest2/d/b");
        alice.askApi("DELETE", "/api/v1/namespace/%2Fdata%2Frest2%2Fd", "").is(400);
        alice.askApi("DELETE", "/api/v1/namespace/%2Fdata%2Frest2%2Fd%2Fb", "").is(200);
        String told =
                alice.api("/api/v1/events/log?path=/data/rest2&limit=1000").text();
        for (String type : new String[] {"dir.created", "file.renamed", "label.changed", "file.deleted"}) {
            assertThat(told).contains("org.tidings.storage." + type + ".v1");
        }
        assertThat(told.split("\"protocol\":\"rest\"", -1)).hasSize(5);
    }

    @Test
    void whatGoesWrongSaysNothingOfTheInside() {
        Visitor alice = site.as("alice");
        for (String target : new String[] {"/%ff", "/" + "x".repeat(5000), "/%2Fdata?limit=x&children=true", "/none"}) {
            alice.api("/api/v1/namespace" + target).is(400, 404, 414).leaksNothing(site);
        }
        for (String body : new String[] {"", "{", "[]", "{\"action\":\"fly\"}", "[".repeat(5000)}) {
            alice.askApi("POST", "/api/v1/namespace/data", body, "Content-Type", "application/json")
                    .is(400, 413)
                    .leaksNothing(site);
        }
        alice.askApi("POST", "/api/v1/namespace/data", "{}", "Content-Type", "text/plain")
                .is(415)
                .leaksNothing(site);
        alice.askApi("PUT", "/api/v1/namespace/data", "x").is(405).leaksNothing(site);
    }

    private static void act(Visitor visitor, String path, String body) {
        visitor.askApi("POST", "/api/v1/namespace" + path, body, "Content-Type", "application/json")
                .is(201);
    }

    private static JsonNode json(Answer answer) {
        return JSON.readTree(answer.is(200).body());
    }
}
