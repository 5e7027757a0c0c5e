package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the tokens of an OpenID Connect provider allow, by the profile of the WLCG: one table, the same for every
/// means.
class WlcgTokensTest {
    /// The provider's paths begin at /data; everything there is alice's. What a token leaves in which directory:
    private static final String TABLE = """
        scope                                      | directory    | read list stat create overwrite mkdir rename delete stage poll hear
        ------------------------------------------ | ------------ | -----------------------------------------------------------------
                                                   | /foo         |  +    +    +     +       +       +     +      +      +    +    +
        openid profile                             | /foo         |  +    +    +     +       +       +     +      +      +    +    +
        storage.read:/                             | /foo         |  +    +    +     -       -       -     -      -      -    +    +
        storage.read:/foo                          | /foo         |  +    +    +     -       -       -     -      -      -    +    +
        storage.read:/foo                          | /foo/bar     |  +    +    +     -       -       -     -      -      -    +    +
        storage.read:/foo                          | /            |  -    +    -     -       -       -     -      -      -    -    -
        storage.read:/foo/bar                      | /foo/bargain |  -    -    -     -       -       -     -      -      -    -    -
        storage.read:/foo/bar                      | /foo/bar     |  +    +    +     -       -       -     -      -      -    +    +
        storage.read:/foo/bar/                     | /foo/bar     |  +    +    +     -       -       -     -      -      -    +    +
        storage.read:/foo/bar/                     | /foo/bargain |  -    -    -     -       -       -     -      -      -    -    -
        storage.create:/foo                        | /foo         |  -    +    +     +       -       +     +      -      -    +    +
        storage.create:/foo                        | /foo/bar     |  -    +    +     +       -       +     +      -      -    +    +
        storage.create:/foo/bar                    | /foo/bargain |  -    -    -     -       -       -     -      -      -    -    -
        storage.modify:/foo                        | /foo         |  -    +    +     +       +       +     +      +      -    +    +
        storage.modify:/foo/bar                    | /foo/bargain |  -    -    -     -       -       -     -      -      -    -    -
        storage.modify:/foo/bar/                   | /foo/bar     |  -    +    +     +       +       +     +      +      -    +    +
        storage.stage:/foo                         | /foo         |  -    +    +     -       -       -     -      -      +    +    +
        storage.stage:/foo/bar                     | /foo/bargain |  -    -    -     -       -       -     -      -      -    -    -
        storage.poll:/                             | /foo         |  -    -    +     -       -       -     -      -      -    +    -
        storage.poll:/foo/bar                      | /foo/bargain |  -    -    -     -       -       -     -      -      -    -    -
        storage.read:/foo storage.create:/foo/bar  | /foo/bar     |  +    +    +     +       -       +     +      -      -    +    +
        storage.read:/foo storage.create:/foo/bar  | /foo         |  +    +    +     -       -       -     -      -      -    +    +
        storage.read:/foo/bar storage.read:/foo/ba | /foo/bargain |  -    -    -     -       -       -     -      -      -    -    -
        storage.read:/foo/bar storage.modify:/     | /foo/bargain |  -    +    +     +       +       +     +      +      -    +    +
        storage.read:/a%20%2B%C3%BC                | /a%20%2B%C3%BC |  +  +    +     -       -       -     -      -      -    +    +
        storage.read:/a%20+%C3%BC                  | /a%20%2B%C3%BC |  +  +    +     -       -       -     -      -      -    +    +
        storage.read:/%66oo                        | /foo         |  +    +    +     -       -       -     -      -      -    +    +
        compute.read                               | /foo         |  -    -    -     -       -       -     -      -      -    -    -
        compute.read storage.read:/foo             | /foo         |  +    +    +     -       -       -     -      -      -    +    +
        read:/foo                                  | /foo         |  -    -    -     -       -       -     -      -      -    -    -
        """;

    private static final Set<String> DIRECTORIES = Set.of("/foo", "/foo/bar", "/foo/bargain", "/a%20%2B%C3%BC");

    @TempDir
    static Path directory;

    private static Provider provider;
    private static TrustingSite site;
    private static List<Means> means;

    /// @param allowed of all deeds
    private record Row(String scope, String directory, Set<Deed> allowed) {
        /// Of the directory at the site.
        String target() {
            return "/data" + (directory.equals("/") ? "" : directory) + "/";
        }

        static Row of(String line) {
            String[] columns = line.split("\\|");
            String[] signs = columns[2].strip().split("\\s+");
            assertThat(signs).as(line).hasSize(Deed.values().length);
            Set<Deed> allowed = EnumSet.noneOf(Deed.class);
            for (Deed deed : Deed.values()) {
                if (signs[deed.ordinal()].equals("+")) {
                    allowed.add(deed);
                }
            }
            return new Row(columns[0].strip(), columns[1].strip(), allowed);
        }

        @Override
        public String toString() {
            return (scope.isEmpty() ? "no scope" : scope) + " in " + directory;
        }
    }

    static List<Row> rows() {
        return TABLE.lines().skip(2).map(Row::of).toList();
    }

    @BeforeAll
    static void open() {
        provider = Provider.open();
        site = TrustingSite.open(directory.resolve("site"), provider);
        means = List.of(new ByDoor(site), new ByLogPages(site), new ByStream(site), new ByRestriction(site));
        DIRECTORIES.stream().sorted().forEach(path -> alice().status("MKCOL", "/data" + path));
        Set<String> places = new HashSet<>(DIRECTORIES);
        places.add("");
        for (String place : places) {
            makeReady("/data" + place + "/");
        }
    }

    @AfterAll
    static void close() {
        site.close();
        provider.close();
    }

    private static Asking alice() {
        return Asking.as(site.door(), "alice");
    }

    /// A file that was written more than once, and nothing in the way of another.
    private static void makeReady(String target) {
        alice().status("DELETE", target + "new");
        alice().ask("PUT", target + Means.FILE, "first");
        assertThat(alice().ask("PUT", target + Means.FILE, "again").statusCode())
                .isEqualTo(204);
    }

    @Test
    void everyDeedCanBeTried() {
        Set<Deed> covered = EnumSet.noneOf(Deed.class);
        means.forEach(one -> covered.addAll(one.deeds()));
        assertThat(covered).containsExactlyInAnyOrder(Deed.values());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aTokenAllowsWhatTheTableSays(Row row) {
        String token = provider.token(row.scope());
        SoftAssertions.assertSoftly(softly -> {
            for (Means by : means) {
                for (Deed deed : by.deeds()) {
                    if (!(by instanceof ByStream)) {
                        makeReady(row.target());
                        softly.assertThat(by.may(deed, token, row.target()))
                                .as("%s: may %s, %s", row, deed, by.getClass().getSimpleName())
                                .isEqualTo(row.allowed().contains(deed));
                    }
                }
            }
        });
    }

    /// All rows at once: each stream lasts as long as its token, which has ended by its own clock and has some seconds
    /// left by that of the site.
    @Test
    void aStreamTellsWhatTheTableSays() throws Exception {
        Means stream = new ByStream(site);
        Map<Row, Future<Boolean>> heard = new LinkedHashMap<>();
        try (ExecutorService listeners = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Row row : rows()) {
                Map<String, Object> claims = new HashMap<>(lasting(-55));
                claims.put("scope", row.scope());
                String token = provider.token(claims);
                heard.put(row, listeners.submit(() -> stream.may(Deed.HEAR, token, row.target())));
            }
        }
        for (var one : heard.entrySet()) {
            assertThat(one.getValue().get())
                    .as("%s hears", one.getKey())
                    .isEqualTo(one.getKey().allowed().contains(Deed.HEAR));
        }
    }

    private static Map<String, Object> lasting(long seconds) {
        return Map.of("exp", Date.from(Instant.now().plusSeconds(seconds)));
    }

    private static Map<String, Object> beginning(long seconds) {
        return Map.of("nbf", Date.from(Instant.now().plusSeconds(seconds)));
    }

    private static void assertAdmitted(String what, String token, boolean admitted) {
        for (Means by : means) {
            assertThat(by.admits(token))
                    .as("%s, %s", what, by.getClass().getSimpleName())
                    .isEqualTo(admitted);
        }
    }

    @Test
    void aTokenForHereAndNowIsTaken() {
        Map<String, Map<String, Object>> good = new LinkedHashMap<>();
        good.put("as issued", Map.of());
        good.put("audience as text", Map.of("aud", Provider.AUDIENCE));
        good.put("one of several audiences", Map.of("aud", List.of("https://other.example", Provider.AUDIENCE)));
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
        bad.put("an audience that only begins so", Map.of("aud", Provider.AUDIENCE + "/"));
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
                JWSAlgorithm.HS256, new MACSigner(published.toJSONString().getBytes("UTF-8"))));
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
        makeReady("/data/foo/");
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
        makeReady("/data/foo/bar/");
        makeReady("/data/foo/bargain/");
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
