package org.tidings.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.access.Activity;
import org.tidings.access.Principal;
import org.tidings.model.StoragePath;

class WebTokensTest {
    private static final String ISSUER = "https://issuer.example/";
    private static final String AUDIENCE = "https://here.example";

    @TempDir
    Path directory;

    private Site site;
    private ECKey key;
    private WebTokens tokens;

    @BeforeEach
    void open() throws Exception {
        site = new Site(directory);
        key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        var issuer = new Issuer(
                ISSUER,
                List.of(AUDIENCE),
                new StoragePath("/data"),
                List.of(
                        new Issuer.Person(Optional.of("sub-1"), Optional.empty(), "alice"),
                        new Issuer.Person(Optional.empty(), Optional.of("/beamline"), "alice")));
        var trusted = Signatures.of(issuer, new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK())), site.clock);
        tokens = new WebTokens(List.of(trusted), site.users, site.revoked, site.clock);
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("sub-1")
                .audience(AUDIENCE)
                .jwtID("j1")
                .claim("wlcg.ver", "1.0")
                .expirationTime(Date.from(site.clock.instant().plus(Duration.ofHours(1))));
    }

    private static String signed(JWTClaimsSet.Builder claims, ECKey with) throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1").build();
        var jwt = new SignedJWT(header, claims.build());
        jwt.sign(new ECDSASigner(with));
        return jwt.serialize();
    }

    private Optional<Principal> shown(JWTClaimsSet.Builder claims) throws Exception {
        return tokens.bearer(signed(claims, key));
    }

    @Test
    void withoutCapabilitiesItLeavesAllOfItsUser() throws Exception {
        Principal bearer = shown(claims()).orElseThrow();
        assertThat(bearer.name()).isEqualTo("alice");
        assertThat(bearer.restriction().leaves(Activity.DELETE, new StoragePath("/any")))
                .isTrue();
        assertThat(bearer.isOperator()).isFalse();
        assertThat(bearer.restriction().until())
                .isEqualTo(site.clock.instant().plus(Duration.ofHours(1)).plusSeconds(60));
    }

    @Test
    void aGroupSaysWhoSomebodyIs() throws Exception {
        assertThat(shown(claims().subject("x").claim("wlcg.groups", List.of("/beamline"))))
                .isPresent();
        assertThat(shown(claims().subject("x").claim("wlcg.groups", List.of("/beamline/staff"))))
                .isEmpty();
        assertThat(shown(claims().subject("x"))).isEmpty();
    }

    @Test
    void capabilitiesMakeGroupsCountNothing() throws Exception {
        var both = claims().subject("x").claim("wlcg.groups", List.of("/beamline"));
        assertThat(shown(both.claim("scope", "storage.read:/"))).isEmpty();
    }

    @Test
    void everyClaimThatIsAskedForHasToFit() throws Exception {
        Instant now = site.clock.instant();
        assertThat(shown(claims())).isPresent();
        assertThat(shown(claims().issuer("https://other.example/"))).isEmpty();
        assertThat(shown(claims().issuer(null))).isEmpty();
        assertThat(shown(claims().audience("https://there.example"))).isEmpty();
        assertThat(shown(claims().audience((String) null))).isEmpty();
        assertThat(shown(claims().audience(List.of("https://there.example", AUDIENCE))))
                .isPresent();
        assertThat(shown(claims().audience(Signatures.ANYWHERE))).isPresent();
        assertThat(shown(claims().subject(null))).isEmpty();
        assertThat(shown(claims().expirationTime(null))).isEmpty();
        assertThat(shown(claims().expirationTime(Date.from(now.minusSeconds(61)))))
                .isEmpty();
        assertThat(shown(claims().notBeforeTime(Date.from(now.plusSeconds(59)))))
                .isPresent();
        assertThat(shown(claims().notBeforeTime(Date.from(now.plusSeconds(62)))))
                .isEmpty();
        assertThat(shown(claims().claim("scope", "storage.read:/").claim("wlcg.ver", null)))
                .isEmpty();
    }

    @Test
    void onlyTheIssuersSignatureCounts() throws Exception {
        ECKey other = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        assertThat(tokens.bearer(signed(claims(), other))).isEmpty();
        String good = signed(claims(), key);
        assertThat(tokens.bearer(good.substring(0, good.lastIndexOf('.') + 1))).isEmpty();
        assertThat(tokens.bearer(new PlainJWT(claims().build()).serialize())).isEmpty();
        assertThat(tokens.bearer("eyJ.eyJ.x")).isEmpty();
    }

    @Test
    void whatIsRememberedStillEndsAndCanBeRevoked() throws Exception {
        String token = signed(claims(), key);
        assertThat(tokens.bearer(token)).isPresent();
        site.revoked.add("j1", site.clock.instant().plus(Duration.ofDays(1)));
        assertThat(tokens.bearer(token)).isEmpty();
        String second = signed(claims().jwtID("j2"), key);
        assertThat(tokens.bearer(second)).isPresent();
        site.clock.step(Duration.ofMinutes(62));
        assertThat(tokens.bearer(second)).isEmpty();
    }

    /// The table of the WLCG token profile. The issuer's paths begin at /data.
    @ParameterizedTest
    @CsvSource({
        "storage.read:/foo, DOWNLOAD, /data/foo/a, true",
        "storage.read:/foo, DOWNLOAD, /data/foo, true",
        "storage.read:/foo, LIST, /data/foo, true",
        "storage.read:/foo, READ_METADATA, /data/foo/a, true",
        "storage.read:/foo, DOWNLOAD, /data/foobar, false",
        "storage.read:/foo, DOWNLOAD, /foo/a, false",
        "storage.read:/foo, UPLOAD, /data/foo/a, false",
        "storage.read:/foo, DELETE, /data/foo/a, false",
        "storage.read:/foo, STAGE, /data/foo/a, false",
        "storage.read:/foo/, DOWNLOAD, /data/foo/a, true",
        "storage.read:/foo/, LIST, /data/foo, true",
        "compute.read, DOWNLOAD, /data/foo/a, false",
        "openid read:/foo, DOWNLOAD, /data/foo/a, false",
        "compute.read storage.read:/foo, DOWNLOAD, /data/foo/a, true",
        "storage.read:/a%20b, DOWNLOAD, /data/a b/c, true",
        "storage.create:/foo, UPLOAD, /data/foo/a, true",
        "storage.create:/foo, MANAGE, /data/foo/a, true",
        "storage.create:/foo, DELETE, /data/foo/a, false",
        "storage.create:/foo, DOWNLOAD, /data/foo/a, false",
        "storage.modify:/foo, UPLOAD, /data/foo/a, true",
        "storage.modify:/foo, DELETE, /data/foo/a, true",
        "storage.modify:/foo, MANAGE, /data/foo/a, true",
        "storage.modify:/foo, DOWNLOAD, /data/foo/a, false",
        "storage.modify:/foo, READ_METADATA, /data/foo/a, true",
        "storage.stage:/foo, STAGE, /data/foo/a, true",
        "storage.stage:/foo, READ_METADATA, /data/foo/a, true",
        "storage.stage:/foo, DOWNLOAD, /data/foo/a, false",
        "storage.poll:/, READ_METADATA, /data/foo/a, true",
        "storage.poll:/, STAGE, /data/foo/a, false",
        "storage.poll:/, DOWNLOAD, /data/foo/a, false",
        "openid storage.read:/a storage.create:/b, DOWNLOAD, /data/a/x, true",
        "openid storage.read:/a storage.create:/b, UPLOAD, /data/b/x, true",
        "openid storage.read:/a storage.create:/b, UPLOAD, /data/a/x, false",
        "openid storage.read:/a storage.create:/b, DOWNLOAD, /data/b/x, false"
    })
    void aScopeLeavesJustThat(String scope, Activity activity, String path, boolean left) throws Exception {
        Principal bearer = shown(claims().claim("scope", scope)).orElseThrow();
        assertThat(bearer.restriction().leaves(activity, new StoragePath(path))).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "storage.read",
                "storage.read:",
                "storage.read:foo",
                "storage.read:/a/../b",
                "storage.read:/a//b",
                "storage.read:/%zz",
                "storage.read:/%ff",
                "storage.read:/a%00b",
                "storage.read:/a%2F..%2Fb",
                "storage.everything:/",
                "storage.read:/a storage.modify"
            })
    void aScopeThatCannotBeUnderstoodMakesItNoToken(String scope) throws Exception {
        assertThat(shown(claims().claim("scope", scope))).isEmpty();
    }
}
