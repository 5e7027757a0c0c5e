package org.tidings.wire.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A macaroon with a root: its bearer lives in one directory and knows of nothing else.
class RootedTokenTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String OUTSIDE = "/data|other/|secret";

    private TrialDoor door;
    private DoorClient alice;
    private DoorClient bearer;

    @BeforeEach
    void open(@TempDir Path directory) {
        door = TrialDoor.inMemory(directory);
        alice = new DoorClient(door, "alice");
        alice.ask("MKCOL", "/data/run");
        alice.ask("MKCOL", "/data/run/sub");
        alice.ask("MKCOL", "/data/other");
        alice.put("/data/run/a", "inside");
        alice.put("/data/other/secret", "outside");
        bearer = bearing(asked(alice, "/", "root:/data/run").path("macaroon").asString());
    }

    @AfterEach
    void close() {
        bearer.close();
        alice.close();
        door.close();
    }

    private DoorClient bearing(String token) {
        return DoorClient.bearing(door, token);
    }

    private static JsonNode asked(DoorClient who, String path, String caveat) {
        var wish = new DoorClient.Body("{\"caveats\":[\"" + caveat + "\"]}");
        return JSON.readTree(who.ask("POST", path, wish, "Content-Type", MacaroonMethod.MEDIA_TYPE)
                .body());
    }

    private static void knowsNothingOutside(HttpResponse<String> answer) {
        assertThat(answer.body()).doesNotContainPattern(OUTSIDE);
        assertThat(answer.headers().map().toString()).doesNotContainPattern(OUTSIDE);
    }

    @Test
    void whatItWritesIsBelowItsRoot() {
        assertThat(bearer.put("/new", "x").statusCode()).isEqualTo(201);
        assertThat(bearer.ask("MKCOL", "/made").statusCode()).isEqualTo(201);
        assertThat(alice.get("/data/run/new").body()).isEqualTo("x");
        assertThat(alice.get("/data/run/made/").statusCode()).isEqualTo(200);
        assertThat(bearer.get("/a").body()).isEqualTo("inside");
        assertThat(bearer.get("/data/run/a").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sub/", "/a", "/missing"})
    void whatItIsShownIsRelativeToItsRoot(String path) {
        for (String depth : new String[] {"0", "1", "infinity"}) {
            knowsNothingOutside(bearer.ask("PROPFIND", path, "Depth", depth));
        }
        knowsNothingOutside(bearer.get(path));
        knowsNothingOutside(bearer.ask("HEAD", path));
        assertThat(bearer.ask("PROPFIND", "/", "Depth", "1").body())
                .contains("<D:href>/</D:href>", "<D:href>/a</D:href>", "<D:href>/sub/</D:href>");
        assertThat(bearer.ask("PROPFIND", "/", "Depth", "0").body()).contains("<D:displayname></D:displayname>");
    }

    @Test
    void redirectsAndPagesAreRelativeToItsRoot() {
        assertThat(bearer.get("/sub").headers().firstValue("Location")).contains("/sub/");
        assertThat(bearer.get("/").body()).contains("href=\"./a\"").doesNotContain("href=\"../\"");
        assertThat(bearer.get("/sub/").body()).contains("<a href=\"/sub/\">").doesNotContain("/run", ">run<");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..",
                "/../other/secret",
                "/sub/../../other/secret",
                "/%2e%2e/other/secret",
                "/%2E%2e%2fother/secret",
                "/..%2fother%2fsecret",
                "//../other/secret",
                "/.%2e/other/secret",
                "/%252e%252e/other/secret",
                "/..%00/other/secret",
                "/..;/other/secret"
            })
    void noPathLeadsOut(String path) {
        for (String method : new String[] {"GET", "DELETE", "PROPFIND"}) {
            assertThat(bearer.raw(method, path)).as(method).matches("(?s)HTTP/1.1 4\\d\\d .*");
        }
        String to = door.uri().resolve("/") + path.substring(1);
        assertThat(bearer.raw("MOVE", "/a", "Destination: " + to)).matches("(?s)HTTP/1.1 (4|50)\\d+ .*");
        assertThat(bearer.raw("COPY", "/a", "Destination: " + path)).matches("(?s)HTTP/1.1 (4|50)\\d+ .*");
        assertThat(alice.get("/data/other/secret").body()).isEqualTo("outside");
        assertThat(alice.get("/data/run/a").body()).isEqualTo("inside");
    }

    @Test
    void copiesAndMovesStayBelowItsRoot() {
        var copied = bearer.ask("COPY", "/a", "Destination", door.uri() + "copy");
        assertThat(copied.statusCode()).isEqualTo(201);
        assertThat(copied.headers().firstValue("Location")).contains("/copy");
        assertThat(bearer.ask("MOVE", "/copy", "Destination", "/sub/moved").statusCode())
                .isEqualTo(201);
        assertThat(alice.get("/data/run/sub/moved").body()).isEqualTo("inside");
        assertThat(bearer.ask("MOVE", "/a", "Destination", "/nowhere/x").body()).doesNotContainPattern(OUTSIDE);
    }

    @Test
    void theRootItselfStays() {
        assertThat(bearer.ask("DELETE", "/").statusCode()).isEqualTo(403);
        assertThat(bearer.ask("MOVE", "/", "Destination", "/x").statusCode()).isEqualTo(403);
        assertThat(bearer.ask("MOVE", "/sub", "Destination", "/", "Overwrite", "T")
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(alice.get("/data/run/a").body()).isEqualTo("inside");
        knowsNothingOutside(bearer.ask("DELETE", "/"));
    }

    @Test
    void locksAreShownRelativeToItsRoot() {
        String body = "<D:lockinfo xmlns:D='DAV:'><D:lockscope><D:exclusive/></D:lockscope>"
                + "<D:locktype><D:write/></D:locktype></D:lockinfo>";
        var own = bearer.ask("LOCK", "/a", new DoorClient.Body(body));
        assertThat(own.body()).contains("<D:lockroot><D:href>/a</D:href>");
        String token = own.headers().firstValue("Lock-Token").orElseThrow();
        String named = "</a> (" + token + ")";
        assertThat(bearer.put("/a", "mine", "If", named).statusCode()).isEqualTo(204);
        assertThat(bearer.put("/a", "mine", "If", "</data/run/a> (" + token + ")")
                        .statusCode())
                .isEqualTo(412);
        assertThat(bearer.ask("UNLOCK", "/a", "Lock-Token", token).statusCode()).isEqualTo(204);
        alice.ask("LOCK", "/data/", new DoorClient.Body(body));
        var found = bearer.ask("PROPFIND", "/a", "Depth", "0");
        assertThat(found.body()).contains("<D:lockroot><D:href>/</D:href>");
        knowsNothingOutside(found);
        knowsNothingOutside(bearer.put("/a", "y"));
    }

    @Test
    void whatItAsksForStaysBelowItsRoot() {
        JsonNode answer = asked(bearer, "/sub", "activity:LIST,UPLOAD");
        assertThat(answer.at("/uri/target").asString()).isEqualTo(door.uri() + "sub");
        assertThat(answer.at("/uri/targetWithMacaroon").asString()).startsWith(door.uri() + "sub?authz=");
        try (var narrow = bearing(answer.path("macaroon").asString())) {
            assertThat(narrow.put("/sub/n", "x").statusCode()).isEqualTo(201);
            assertThat(narrow.put("/n", "x").statusCode()).isEqualTo(403);
            assertThat(narrow.get("/sub/n").statusCode()).isEqualTo(403);
            assertThat(alice.get("/data/run/sub/n").body()).isEqualTo("x");
        }
        try (var rooted =
                bearing(asked(bearer, "/sub", "root:/sub").path("macaroon").asString())) {
            assertThat(rooted.put("/deep", "x").statusCode()).isEqualTo(201);
            assertThat(alice.get("/data/run/sub/deep").body()).isEqualTo("x");
        }
        assertThat(asked(bearer, "/", "root:/data/other").path("macaroon").asString())
                .satisfies(token -> {
                    try (var lost = bearing(token)) {
                        assertThat(lost.get("/secret").statusCode()).isEqualTo(404);
                    }
                });
    }

    @Test
    void urlsOfARootedTokenAreThoseItsBearerUses() {
        JsonNode uri = asked(alice, "/data/run/sub", "root:/data/run").path("uri");
        URI target = URI.create(uri.path("targetWithMacaroon").asString());
        assertThat(target.getPath()).isEqualTo("/sub");
        assertThat(uri.path("target").asString()).endsWith("/data/run/sub");
    }

    @Test
    void aTooLongPathIsRefused() {
        assertThat(bearer.get("/" + "x/".repeat(2045)).statusCode()).isEqualTo(414);
    }
}
