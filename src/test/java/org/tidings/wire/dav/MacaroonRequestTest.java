package org.tidings.wire.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.wire.http.RawClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Macaroons at the door: asked for, shown, and what they leave.
class MacaroonRequestTest {
    private static final JsonMapper JSON = new JsonMapper();

    private TrialDoor door;
    private DoorClient alice;

    @BeforeEach
    void open(@TempDir Path directory) {
        door = TrialDoor.inMemory(directory);
        alice = new DoorClient(door, "alice");
        alice.ask("MKCOL", "/data/run");
        alice.ask("MKCOL", "/data/other");
        alice.put("/data/run/a", "x");
        alice.put("/data/other/b", "y");
    }

    @AfterEach
    void close() {
        alice.close();
        door.close();
    }

    private HttpResponse<String> asked(String path, String wish) {
        return alice.ask("POST", path, new DoorClient.Body(wish), "Content-Type", MacaroonMethod.MEDIA_TYPE);
    }

    private String token(String path, String caveats) {
        var answer = asked(path, "{\"caveats\":[" + caveats + "],\"validity\":\"PT30M\"}");
        return JSON.readTree(answer.body()).path("macaroon").asString();
    }

    /// Asks as the bearer of a token and nothing else.
    private String bearer(String token, String method, String path, String... fields) {
        return bearing(method + " " + path, "Authorization: bearer " + token + "\n" + String.join("\n", fields));
    }

    private String bearing(String line, String fields) {
        String end = fields.isEmpty() || fields.endsWith("\n") ? "" : "\n";
        return RawClient.say(
                door.uri(),
                line + " HTTP/1.1\nHost: " + door.uri().getAuthority() + "\nConnection: close\n" + fields + end + "\n");
    }

    @Test
    void theAnswerHasTheTokenAndUrlsThatHoldIt() {
        var answer = asked("/data/run", "{\"caveats\":[\"activity:DOWNLOAD,LIST\"],\"validity\":\"PT30M\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        JsonNode said = JSON.readTree(answer.body());
        String token = said.path("macaroon").asString();
        String target = door.uri() + "data/run";
        assertThat(said.at("/uri/target").asString()).isEqualTo(target);
        assertThat(said.at("/uri/targetWithMacaroon").asString()).isEqualTo(target + "?authz=" + token);
        assertThat(said.path("expires_in").asInt()).isBetween(1700, 1800);
        assertThat(said.at("/uri/baseWithMacaroon").asString()).isEqualTo(door.uri() + "?authz=" + token);
    }

    @Test
    void anEmptyWishIsForAllThatOneMayDo() {
        String token = JSON.readTree(asked("/", "").body()).path("macaroon").asString();
        assertThat(bearer(token, "DELETE", "/data/run/a")).startsWith("HTTP/1.1 204");
        assertThat(bearer(token, "GET", "/private/x")).startsWith("HTTP/1.1 403");
    }

    @Test
    void aTokenWorksInTheFieldAndInTheQuery() {
        String token = token("/data/run", "\"activity:DOWNLOAD\"");
        assertThat(bearer(token, "GET", "/data/run/a"))
                .startsWith("HTTP/1.1 200")
                .endsWith("x");
        assertThat(bearing("GET /data/run/a?authz=" + token, "")).startsWith("HTTP/1.1 200");
        assertThat(bearing("GET /data/run/a?authz=" + token.substring(1), "")).startsWith("HTTP/1.1 401");
        assertThat(bearer("x" + token, "GET", "/data/run/a")).startsWith("HTTP/1.1 401");
    }

    @Test
    void itIsGoodForWhatItSaysOnly() {
        String token = token("/data/run", "\"activity:DOWNLOAD,LIST\"");
        assertThat(bearer(token, "GET", "/data/other/b")).startsWith("HTTP/1.1 403");
        assertThat(bearer(token, "DELETE", "/data/run/a")).startsWith("HTTP/1.1 403");
        assertThat(bearer(token, "PUT", "/data/run/n", "Content-Length: 0")).startsWith("HTTP/1.1 403");
        assertThat(bearer(token, "MKCOL", "/data/run/d")).startsWith("HTTP/1.1 403");
        assertThat(bearer(token, "MOVE", "/data/run/a", "Destination: " + door.uri() + "data/run/z"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void aListingOnTheWayShowsOnlyTheWay() {
        String token = token("/data/run", "\"activity:LIST\"");
        String listing = bearer(token, "PROPFIND", "/data/", "Depth: 1");
        assertThat(listing).startsWith("HTTP/1.1 207").contains("/data/run/").doesNotContain("other");
        assertThat(bearer(token, "PROPFIND", "/", "Depth: infinity"))
                .contains("/data/run/a")
                .doesNotContain("other", "home", "private");
    }

    @Test
    void aTokenForNewFilesReplacesNone() {
        String token = token("/data/run", "\"activity:UPLOAD,MANAGE\"");
        assertThat(bearer(token, "PUT", "/data/run/new", "Content-Length: 0")).startsWith("HTTP/1.1 201");
        assertThat(bearer(token, "PUT", "/data/run/a", "Content-Length: 0")).startsWith("HTTP/1.1 403");
        String to = "Destination: " + door.uri() + "data/run/";
        assertThat(bearer(token, "MOVE", "/data/run/new", to + "newer")).startsWith("HTTP/1.1 201");
        assertThat(bearer(token, "MOVE", "/data/run/newer", to + "a")).startsWith("HTTP/1.1 403");
        assertThat(bearer(token, "DELETE", "/data/run/newer")).startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "null",
                "\"activity:LIST\"",
                "{\"caveats\":\"activity:LIST\"}",
                "{\"caveats\":{\"activity\":\"LIST\"}}",
                "{\"caveats\":[1]}",
                "{\"caveats\":[\"activity:LIST\"],\"caveats\":[]}",
                "{\"caveat\":[\"activity:LIST\"]}",
                "{\"caveats\":null}",
                "{\"validity\":60}",
                "{\"validity\":\"soon\"}",
                "{\"validity\":\"PT999999999999999H\"}",
                "{\"validity\":\"PT0S\"}",
                "{\"validity\":\"PT-1M\"}",
                "{\"validity\":\"P800D\"}",
                "{\"caveats\":[\"root:/elsewhere\"]}",
                "{\"caveats\":[\"root:/data/../..\"]}",
                "{\"caveats\":[\"max-upload:0\"]}",
                "{\"caveats\":[\"activity:ALL\"]}",
                "{\"caveats\":[\"id:0;0;root\"]}"
            })
    void aWishThatMakesNoSenseIs400(String wish) {
        assertThat(asked("/data", wish).statusCode()).isEqualTo(400);
    }

    @Test
    void aTokenThatMayNotWriteGivesUpNoLock() {
        String body = "<D:lockinfo xmlns:D='DAV:'><D:lockscope><D:exclusive/></D:lockscope>"
                + "<D:locktype><D:write/></D:locktype></D:lockinfo>";
        String lock = alice.ask("LOCK", "/data/run/a", new DoorClient.Body(body))
                .headers()
                .firstValue("Lock-Token")
                .orElseThrow();
        String reader = token("/data/run", "\"activity:DOWNLOAD,LIST\"");
        assertThat(bearer(reader, "UNLOCK", "/data/run/a", "Lock-Token: " + lock))
                .startsWith("HTTP/1.1 403");
        assertThat(bearer(reader, "LOCK", "/data/run/a", "If: (" + lock + ")", "Content-Length: 0"))
                .startsWith("HTTP/1.1 403");
        assertThat(alice.ask("UNLOCK", "/data/run/a", "Lock-Token", lock).statusCode())
                .isEqualTo(204);
    }

    @Test
    void nobodyGetsOne() {
        String answer = bearing("POST /data", "Content-Type: application/macaroon-request\nContent-Length: 0\n");
        assertThat(answer).startsWith("HTTP/1.1 401");
        assertThat(alice.ask("POST", "/data").statusCode()).isEqualTo(415);
    }
}
