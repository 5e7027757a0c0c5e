package org.tidings.wire.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishedKeysTest {
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer issuer;
    private String url;

    @BeforeEach
    void open() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        url = "http://localhost:" + issuer.getAddress().getPort() + "/realm/";
        say("/realm/.well-known/openid-configuration", metadata(url));
        say("/realm/keys", new JWKSet(key.toPublicJWK()).toString());
        issuer.start();
    }

    @AfterEach
    void close() {
        issuer.stop(0);
    }

    private String metadata(String issuerSaid) {
        return "{\"issuer\":\"" + issuerSaid + "\",\"jwks_uri\":\"" + url + "keys\"}";
    }

    private void say(String path, String json) {
        issuer.createContext(path, exchange -> {
            asked.incrementAndGet();
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static List<JWK> found(JWKSource<SecurityContext> keys, String id) throws KeySourceException {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(id).build()), null);
    }

    @Test
    void keysAreFoundByDiscoveryAndKept() throws Exception {
        var keys = PublishedKeys.of(url);
        assertThat(found(keys, "k1")).hasSize(1);
        assertThat(found(keys, "k1")).hasSize(1);
        assertThat(asked).hasValue(2);
        issuer.stop(0);
        assertThat(found(keys, "k1")).as("while the issuer is down").hasSize(1);
    }

    @Test
    void keysThatAreDueAreKeptWhileTheIssuerIsDown() throws Exception {
        Duration fresh = Duration.ofMillis(20);
        Duration often = Duration.ofMillis(1);
        var keys = PublishedKeys.of(url, new PublishedKeys.Times(fresh, Duration.ofHours(1), often));
        var forgetful = PublishedKeys.of(url, new PublishedKeys.Times(fresh, Duration.ofMillis(1), often));
        assertThat(found(keys, "k1")).hasSize(1);
        assertThat(found(forgetful, "k1")).hasSize(1);
        Instant due = Instant.now().plus(fresh);
        issuer.stop(0);
        await().until(() -> Instant.now().isAfter(due));
        assertThat(found(keys, "k1")).hasSize(1);
        assertThatThrownBy(() -> found(forgetful, "k1")).isInstanceOf(KeySourceException.class);
    }

    @Test
    void whatSaysItIsAnotherIssuerIsNotBelieved() {
        say("/other/.well-known/openid-configuration", metadata(url));
        assertThatThrownBy(() -> found(PublishedKeys.of(url.replace("realm", "other")), "k1"))
                .isInstanceOf(KeySourceException.class);
    }

    @Test
    void anUnknownKeyAsksTheIssuerAgainButNotForEveryToken() throws Exception {
        var keys = PublishedKeys.of(url);
        for (int i = 0; i < 10; i++) {
            try {
                assertThat(found(keys, "other" + i)).isEmpty();
            } catch (KeySourceException tooOften) {
                assertThat(tooOften).hasMessageNotContaining("k1");
            }
        }
        assertThat(asked.get()).isLessThanOrEqualTo(6);
    }

    @Test
    void anIssuerThatSaysNothingSensibleHasNoKeys() throws IOException {
        say("/odd/.well-known/openid-configuration", "{}");
        assertThatThrownBy(() -> found(PublishedKeys.of(url.replace("realm", "odd")), "k1"))
                .isInstanceOf(KeySourceException.class);
        assertThatThrownBy(() -> found(PublishedKeys.of(url.replace("realm", "none")), "k1"))
                .isInstanceOf(KeySourceException.class);
    }
}
