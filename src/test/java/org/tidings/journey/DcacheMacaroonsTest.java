package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Macaroons as programs written for dCache ask for them, look into them and use them.
@Journey
class DcacheMacaroonsTest {
    private static final String TYPE = "application/macaroon-request";
    private static final String DIRECTORY = "/data/macaroons";
    private final Site site;
    private final Visitor alice;
    private final Visitor nobody;

    DcacheMacaroonsTest(Site site) {
        this.site = site;
        this.alice = site.as("alice");
        this.nobody = new Visitor(site, "", "");
        alice.directory(DIRECTORY);
        alice.directory(DIRECTORY + "/sub");
        alice.put(DIRECTORY + "/f", "seen").is(201, 204);
        alice.put("/data/beside-macaroons", "x").is(201, 204);
    }

    private JsonNode asked(String path, String wish) {
        Answer answer = alice.door("POST", path, wish, "Content-Type", TYPE).is(200);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
        return JsonMapper.shared().readTree(answer.body());
    }

    private String macaroon(String path, String caveats) {
        return asked(path, "{\"caveats\":[" + caveats + "]}").path("macaroon").asString();
    }

    private Answer bearing(String token, String method, String target, String content) {
        return nobody.door(method, target, content, "Authorization", "bearer " + token);
    }

    /// As a shell script looks into it: base64, and then plain lines.
    private static String seen(String token) {
        byte[] packets =
                Base64.getDecoder().decode(padded(token.replace('-', '+').replace('_', '/')));
        return new String(packets, StandardCharsets.ISO_8859_1);
    }

    private static String padded(String text) {
        return text + "=".repeat((4 - text.length() % 4) % 4);
    }

    @Test
    void theAnswerHasTheTokenAndFourUrls() {
        JsonNode told = asked(
                DIRECTORY,
                "{\"caveats\":[\"activity:DOWNLOAD,LIST\",\"path:/sub\",\"ip:127.0.0.0/8,::1\"],\"validity\":\"PT30M\"}");
        String token = told.path("macaroon").asString();
        JsonNode uri = told.path("uri");
        String target = site.door().uri(DIRECTORY).toString();
        assertThat(uri.path("target").asString()).isEqualTo(target);
        assertThat(uri.path("targetWithMacaroon").asString()).isEqualTo(target + "?authz=" + token);
        assertThat(uri.path("base").asString()).isEqualTo(site.door().uri("/").toString());
        assertThat(uri.path("baseWithMacaroon").asString())
                .isEqualTo(site.door().uri("/?authz=" + token).toString());
        assertThat(seen(token).lines().filter(line -> line.contains("cid ")).map(line -> line.substring(8)))
                .satisfiesExactly(
                        iid -> assertThat(iid).matches("iid:.+"),
                        id -> assertThat(id).matches("id:\\d+;[\\d,]+;alice"),
                        before -> assertThat(before).matches("before:[0-9T:.-]+Z"),
                        path -> assertThat(path).isEqualTo("path:" + DIRECTORY),
                        activity -> assertThat(activity).isEqualTo("activity:DOWNLOAD,LIST"),
                        below -> assertThat(below).isEqualTo("path:/sub"),
                        ip -> assertThat(ip).isEqualTo("ip:127.0.0.0/8,::1"));
        assertThat(endOf(token)).isBetween(in(Duration.ofMinutes(28)), in(Duration.ofMinutes(31)));
    }

    private static Instant endOf(String token) {
        String line = seen(token)
                .lines()
                .filter(text -> text.contains("cid before:"))
                .findFirst()
                .orElseThrow();
        return Instant.parse(line.substring(line.indexOf("before:") + "before:".length()));
    }

    private static Instant in(Duration time) {
        return Instant.now().plus(time);
    }

    @Test
    void nothingWishedIsADayOfAllThatOneMayDo() {
        String token = asked("/", "").path("macaroon").asString();
        assertThat(seen(token)).doesNotContain("path:", "activity:");
        assertThat(endOf(token)).isBetween(in(Duration.ofHours(23)), in(Duration.ofHours(25)));
        bearing(token, "PUT", DIRECTORY + "/written", "x").is(201, 204);
        bearing(token, "DELETE", DIRECTORY + "/written", "").is(204);
    }

    @Test
    void itIsGoodAtTheDoorTheApiAndTheStreams() {
        String token = macaroon(DIRECTORY, "\"activity:DOWNLOAD,LIST\"");
        assertThat(bearing(token, "GET", DIRECTORY + "/f", "").is(200).text()).isEqualTo("seen");
        nobody.get(DIRECTORY + "/f?authz=" + token).is(200);
        nobody.api("/api/v1/namespace" + DIRECTORY + "?children=true&authz=" + token)
                .is(200);
        nobody.api("/api/v1/namespace" + DIRECTORY, "Authorization", "Bearer " + token)
                .is(200);
        nobody.api("/api/v1/namespace/data/beside-macaroons?authz=" + token).is(403);
        nobody.askApi("POST", "/api/v1/events/channels?authz=" + token, "").is(201);
        nobody.get(DIRECTORY + "/f?authz=x" + token).is(401);
        nobody.api("/api/v1/namespace/data?authz=x" + token).is(401);
    }

    @Test
    void pathsAddUpAndActivitiesOnlyBecomeFewer() {
        String token = macaroon("/data", "\"path:/macaroons\",\"activity:DOWNLOAD\"");
        bearing(token, "GET", DIRECTORY + "/f", "").is(200);
        bearing(token, "GET", "/data/beside-macaroons", "").is(403);
        bearing(token, "PUT", DIRECTORY + "/new", "x").is(403);
        bearing(token, "PROPFIND", DIRECTORY + "/f", "").is(207);
        String narrowed = "{\"caveats\":[\"activity:DOWNLOAD,LIST,UPLOAD\"]}";
        nobody.door("POST", DIRECTORY, narrowed, "Content-Type", TYPE, "Authorization", "Bearer " + token)
                .is(400, 401, 403);
    }

    @Test
    void aRootIsADirectoryToLiveIn() {
        String token = macaroon("/", "\"root:" + DIRECTORY + "\",\"home:/sub\"");
        assertThat(bearing(token, "GET", "/f", "").is(200).text()).isEqualTo("seen");
        bearing(token, "GET", DIRECTORY + "/f", "").is(404);
        assertThat(bearing(token, "PROPFIND", "/", "").is(207).text()).doesNotContain("macaroons");
    }

    @Test
    void theAddressAndTheSizeCountToo() {
        String elsewhere = macaroon(DIRECTORY, "\"ip:192.0.2.0/24\"");
        bearing(elsewhere, "GET", DIRECTORY + "/f", "").is(401, 403);
        String small = macaroon(DIRECTORY, "\"max-upload:4\"");
        bearing(small, "PUT", DIRECTORY + "/small", "1234").is(201, 204);
        bearing(small, "PUT", DIRECTORY + "/small", "12345").is(413);
        assertThat(alice.get(DIRECTORY + "/small").text()).isEqualTo("1234");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"validity\":\"soon\"}",
                "{\"validity\":\"P8D\"}",
                "{\"validity\":\"PT0S\"}",
                "{\"caveats\":[\"colour:red\"]}",
                "{\"caveats\":[\"activity:FLY\"]}",
                "{\"caveats\":[\"activity\"]}",
                "{\"caveats\":[\"path:relative\"]}",
                "{\"caveats\":[\"ip:nowhere\"]}",
                "{\"caveats\":[\"max-upload:-1\"]}",
                "{\"caveats\":[\"before:tomorrow\"]}",
                "{\"caveats\":[\"id:0;0;root\"]}",
                "{\"caveats\":[\"iid:x\"]}",
                "{caveats"
            })
    void aWishThatMakesNoSenseIsRefused(String wish) {
        alice.door("POST", DIRECTORY, wish, "Content-Type", TYPE).is(400).leaksNothing(site);
    }

    @Test
    void onlySomebodyKnownIsGivenOneAndOnlyForItsOwnMediaType() {
        Answer asked = nobody.door("POST", DIRECTORY, "", "Content-Type", TYPE).is(401);
        assertThat(asked.header("WWW-Authenticate")).isPresent();
        for (String other : List.of(TYPE + ";charset=utf-8", "application/json")) {
            alice.door("POST", DIRECTORY, "{}", "Content-Type", other).is(415).leaksNothing(site);
        }
    }
}
