package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Macaroons: for a URL that is given away, for a stream, and ended.
@Journey
class TokenTest {
    static String token(Visitor who, String path, String wish) {
        Answer answer = who.door("POST", path, wish, "Content-Type", "application/macaroon-request");
        return new JsonMapper().readTree(answer.is(200).body()).path("macaroon").asString();
    }

    @Test
    void whoHasOnlyAUrlHearsOfItsDirectoryAndOfNoOther(Site site) {
        Visitor alice = site.as("alice");
        Visitor anybody = new Visitor(site, "", "");
        alice.directory("/data/seen");
        alice.directory("/data/hidden");
        String token = token(alice, "/data/seen", "{\"caveats\":[\"activity:LIST,DOWNLOAD\"]}");
        try (var listener = Listener.listen(anybody, "path=/data&authz=" + token)) {
            alice.put("/data/hidden/h", "x").is(201);
            alice.put("/data/seen/s", "x").is(201);
            alice.put("/data/hidden/h2", "x").is(201);
            alice.put("/data/seen/last", "x").is(201);
            listener.await("file.created", "/data/seen/last");
            assertThat(listener.events()).extracting(Frame::path).containsExactly("/data/seen/s", "/data/seen/last");
        }
        anybody.get("/data/seen/s?authz=" + token).is(200);
        anybody.get("/data/hidden/h?authz=" + token).is(403);
        anybody.get("/data/seen/s?authz=x" + token).is(401);
    }

    @Test
    void aStreamEndsWithItsToken(Site site) {
        Visitor alice = site.as("alice");
        String token = token(alice, "/data", "{\"validity\":\"PT3S\"}");
        try (var listener = Listener.listen(new Visitor(site, "", ""), "path=/data&authz=" + token)) {
            listener.awaitEnd();
            assertThat(listener.raw()).contains("stream.bye", "the token has expired");
        }
    }

    @Test
    void aRevokedTokenIsNoGoodAndItsStreamEnds(Site site, @TempDir Path scratch) {
        Visitor anybody = new Visitor(site, "", "");
        String token = token(site.as("alice"), "/data", "");
        Settings settings = Settings.write(scratch, "site: {directory: " + site.data() + "}\n");
        String said = Tool.run(
                        Map.of("TIDINGS_JAVA_HOME", System.getProperty("java.home")),
                        token,
                        "./tidings",
                        "token",
                        "show")
                .succeeded()
                .out();
        String issue = said.lines().findFirst().orElseThrow().replaceFirst("iid:", "");
        try (var listener = Listener.listen(anybody, "path=/data&authz=" + token)) {
            anybody.get("/data/?authz=" + token).is(200);
            settings.tidings("token", "revoke", issue).succeeded();
            listener.awaitEnd();
            assertThat(listener.raw()).contains("stream.bye", "was revoked");
            anybody.get("/data/?authz=" + token).is(401);
        }
    }

    @Test
    void aTokenIsNoWayToBeAnOperator(Site site) {
        String token = token(site.as("admin"), "/", "");
        try (var listener = Listener.listen(new Visitor(site, "", ""), "path=/data&authz=" + token)) {
            site.as("alice").put("/data/operated", "x").is(201, 204);
            Frame frame = listener.await(heard -> heard.isAboutStorage());
            assertThat(frame.data()).doesNotContain("sequence", "127.0.0.1");
        }
    }
}
