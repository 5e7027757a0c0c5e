package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which tokens of an OpenID Connect provider are taken, and the finer points of what they leave.
class WlcgTokensTest {
    @TempDir
    static Path directory;

    private static OidcServer provider;
    private static TrustingSite site;

    @BeforeAll
    static void open() {
        provider = OidcServer.open();
        site = TrustingSite.open(directory.resolve("site"), provider);
        site.makeReady("/data/foo/");
        site.makeReady("/data/foo/bar/");
        site.makeReady("/data/foo/bargain/");
    }

    @AfterAll
    static void close() {
        site.close();
        provider.close();
    }

    private static Map<String, Object> lasting(long seconds) {
        return Map.of("exp", Date.from(Instant.now().plusSeconds(seconds)));
    }

    private static Map<String, Object> beginning(long seconds) {
        return Map.of("nbf", Date.from(Instant.now().plusSeconds(seconds)));
    }

    private static void assertAdmitted(String what, String token, boolean admitted) {
        for (Means by : site.means()) {
            assertThat(by.admits(token))
                    .as("%s, %s", what, by.getClass().getSimpleName())
                    .isEqualTo(admitted);
        }
    }

    @Test
    void aTokenForHereAndNowIsTaken() {
        Map<String, Map<String, Object>> good = new LinkedHashMap<>();
        good.put("as issued", Map.of());
        good.put("audience as text", Map.of("aud", OidcServer.AUDIENCE));
        good.put("one of several audiences", Map.of("aud", List.of("https://other.example", OidcServer.AUDIENCE)));
        good.put("any audience", Map.of("aud", "https://wlcg.cern.ch/jwt/v1/any"));
        good.put("ended 50 s ago", lasting(-50));
        good.put("begins in 50 s", beginning(50));
        good.put("no profile, no capability", Map.of("wlcg.ver", ""));
        good.put("a later 1.x profile", Map.of("wlcg.ver", "1.2", "scope", "storage.read:/"));
        good.put("a group of the staff", Map.of("sub", "x", "wlcg.groups", List.of("/other", "/beamline/staff")));
        good.forEach((what, claims) -> assertAdmitted(what, provider.token(claims), true));
    }

    @Test
    void aTokenThatIsNotForHereAndNowIsNotTaken() {
        Map<String, Map<String, Object>> bad = new LinkedHashMap<>();
        bad.put("another audience", Map.of("aud", "https://other.example"));
        bad.put("an audience that only begins so", Map.of("aud", OidcServer.AUDIENCE + "/"));
        bad.put("several other audiences", Map.of("aud", List.of("https://other.example", "https://a.example")));
        bad.put("no audience", Map.of("aud", List.of()));
        bad.put("ended 70 s ago", lasting(-70));
        bad.put("begins in 70 s", beginning(70));
        bad.put("an issuer nobody knows", Map.of("iss", "https://issuer.example/"));
        bad.put("nobody", Map.of("sub", "x"));
        bad.put("a group below that of the staff", Map.of("sub", "x", "wlcg.groups", List.of("/beamline/staff/x")));
        bad.put("a group above that of the staff", Map.of("sub", "x", "wlcg.groups", List.of("/beamline")));
        bad.put(
                "groups beside a capability",
                Map.of("sub", "x", "wlcg.groups", List.of("/beamline/staff"), "scope", "storage.read:/"));
        bad.put("a capability without profile", Map.of("wlcg.ver", "", "scope", "storage.read:/"));
        bad.put("a capability of another profile", Map.of("wlcg.ver", "2.0", "scope", "storage.read:/"));
        bad.forEach((what, claims) -> assertAdmitted(what, provider.token(claims), false));
        assertAdmitted("another realm of the provider", provider.foreignToken(), false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "storage.read",
                "storage.read:",
                "storage.read: storage.create:/foo",
                "storage.read:foo",
                "storage.read:/foo/../private",
                "storage.read:/foo/%2e%2e/private",
                "storage.read:/foo/./bar",
                "storage.read:/foo//bar",
                "storage.read:/%zz",
                "storage.read:/%ff",
                "storage.all:/",
                "storage.read:/foo storage.modify"
            })
    void aScopeThatIsNotAsItShouldBeIsNotTaken(String scope) {
        assertAdmitted(scope, provider.token(scope), false);
    }

    @Test
    void onlyTheProvidersSignatureIsTaken() throws Exception {
        var strangers = new RSAKeyGenerator(2048).generate();
        var published = provider.publishedKey();
        List<String> forged = new ArrayList<>();
        forged.add(provider.forged(JWSAlgorithm.RS256, new RSASSASigner(strangers)));
        forged.add(provider.forged(
                JWSAlgorithm.HS256, new MACSigner(published.toPublicKey().getEncoded())));
        forged.add(provider.forged(
                JWSAlgorithm.HS256, new MACSigner(published.toJSONString().getBytes(StandardCharsets.UTF_8))));
        forged.add(new PlainJWT(provider.claims()).serialize());
        String good = provider.token("");
        forged.add(good.substring(0, good.lastIndexOf('.') + 1));
        String narrow = provider.token("storage.read:/foo");
        String[] parts = good.split("\\.");
        forged.add(narrow.split("\\.")[0] + "." + parts[1] + "." + narrow.split("\\.")[2]);
        forged.forEach(token -> assertAdmitted(token.substring(0, 20), token, false));
        assertAdmitted("itself", good, true);
    }

    @Test
    void aGroupIsWhoItStandsFor() {
        String staff = provider.token(Map.of("sub", "x", "wlcg.groups", List.of("/beamline/staff")));
        Asking bob = Asking.bearing(site.door(), staff);
        assertThat(bob.status("PROPFIND", "/home/bob/", "Depth", "1")).isEqualTo(207);
        assertThat(bob.status("PROPFIND", "/home/alice/", "Depth", "1")).isEqualTo(403);
        assertThat(bob.ask("PUT", "/data/foo/his", "x").statusCode()).isEqualTo(403);
    }

    @Test
    void aPathWithASlashIsADirectorysAndOneWithoutIsAnyones() {
        site.makeReady("/data/foo/");
        Asking slash = Asking.bearing(site.door(), provider.token("storage.read:/foo/file/ storage.modify:/foo/new/"));
        assertThat(slash.status("GET", "/data/foo/file")).isEqualTo(403);
        assertThat(slash.ask("PUT", "/data/foo/new", "x").statusCode()).isEqualTo(403);
        assertThat(slash.status("MKCOL", "/data/foo/new")).isEqualTo(201);
        assertThat(slash.ask("PUT", "/data/foo/new/a", "x").statusCode()).isEqualTo(201);
        assertThat(slash.status("DELETE", "/data/foo/new/")).isEqualTo(204);
        Asking bare = Asking.bearing(site.door(), provider.token("storage.read:/foo/file storage.modify:/foo/new"));
        assertThat(bare.status("GET", "/data/foo/file")).isEqualTo(200);
        assertThat(bare.ask("PUT", "/data/foo/new", "x").statusCode()).isEqualTo(201);
        assertThat(bare.status("DELETE", "/data/foo/new")).isEqualTo(204);
    }

    @Test
    void aRenameStaysAmongTheGrantedPathsAndReplacesNothing() {
        site.makeReady("/data/foo/bar/");
        site.makeReady("/data/foo/bargain/");
        Asking bearer = Asking.bearing(site.door(), provider.token("storage.create:/foo/bar"));
        assertThat(bearer.status("MOVE", "/data/foo/bar/file", "Destination", "/data/foo/bargain/new"))
                .isEqualTo(403);
        assertThat(bearer.status("MOVE", "/data/foo/bargain/file", "Destination", "/data/foo/bar/new"))
                .isEqualTo(403);
        assertThat(bearer.ask("PUT", "/data/foo/bar/new", "x").statusCode()).isEqualTo(201);
        assertThat(bearer.status("MOVE", "/data/foo/bar/new", "Destination", "/data/foo/bar/file"))
                .isEqualTo(403);
        assertThat(bearer.status("COPY", "/data/foo/bar/new", "Destination", "/data/foo/bar/copied"))
                .isEqualTo(403);
    }
}
