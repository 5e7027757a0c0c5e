package org.tidings.app;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/// A real OpenID Connect provider on loopback, with two realms: the site trusts one of them.
public final class OidcServer implements AutoCloseable {
    public static final String AUDIENCE = "https://tidings.example";
    public static final String ALICES_SUBJECT = "0a1b-alice";
    static final long AN_HOUR = 3600;

    private static final String TRUSTED = "trusted";
    private static final String OTHER = "other";

    private final MockOAuth2Server server = new MockOAuth2Server();

    private OidcServer() {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    public static OidcServer open() {
        return new OidcServer();
    }

    /// As in `iss`.
    public String issuer() {
        return server.issuerUrl(TRUSTED).toString();
    }

    /// A token of the trusted realm for alice, with a scope if there is one.
    public String token(String scope) {
        return token(scope.isEmpty() ? Map.of() : Map.of("scope", scope));
    }

    /// The same with other claims more, or instead of the usual ones.
    public String token(Map<String, Object> claims) {
        return issued(TRUSTED, claims);
    }

    /// Of the realm that the site does not know.
    String foreignToken() {
        return issued(OTHER, Map.of());
    }

    private String issued(String realm, Map<String, Object> claims) {
        Map<String, Object> all = new HashMap<>(Map.of("wlcg.ver", "1.0"));
        all.putAll(claims);
        all.values().removeIf(""::equals);
        var wish = new DefaultOAuth2TokenCallback(realm, ALICES_SUBJECT, "JWT", List.of(AUDIENCE), all, AN_HOUR);
        return server.issueToken(realm, "client", wish).serialize();
    }

    /// The claims of a good token under somebody else's signature.
    String forged(JWSAlgorithm algorithm, JWSSigner signer) {
        try {
            SignedJWT good = SignedJWT.parse(token(""));
            var header = new JWSHeader.Builder(algorithm)
                    .keyID(good.getHeader().getKeyID())
                    .build();
            var forged = new SignedJWT(header, good.getJWTClaimsSet());
            forged.sign(signer);
            return forged.serialize();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// The claims of a good token.
    JWTClaimsSet claims() {
        try {
            return SignedJWT.parse(token("")).getJWTClaimsSet();
        } catch (java.text.ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What the provider publishes to check its signatures with.
    public RSAKey publishedKey() {
        return server.getConfig()
                .getTokenProvider()
                .publicJwkSet(TRUSTED)
                .getKeys()
                .getFirst()
                .toRSAKey();
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
