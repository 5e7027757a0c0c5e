package org.tidings.wire.oidc;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The keys an issuer publishes: found by OpenID Connect Discovery 1.0, asked again after six hours or when a token
/// names an unknown one, and kept for two days if the issuer is down (WLCG token profile).
public final class PublishedKeys implements JWKSetSource<SecurityContext> {
    private static final Duration FRESH_FOR = Duration.ofHours(6);
    private static final Duration KEPT_FOR = Duration.ofDays(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 1 << 20;

    private final String issuer;
    private final ResourceRetriever web;

    private PublishedKeys(String issuer, ResourceRetriever web) {
        this.issuer = issuer;
        this.web = web;
    }

    /// @param issuer its URL, as in `iss`
    public static JWKSource<SecurityContext> of(String issuer) {
        int patience = (int) PATIENCE.toMillis();
        var web = new DefaultResourceRetriever(patience, patience, MOST_BYTES);
        return JWKSourceBuilder.create(new PublishedKeys(issuer, web))
                .cache(FRESH_FOR.toMillis(), 2 * PATIENCE.toMillis())
                .rateLimited(BETWEEN_QUESTIONS.toMillis())
                .outageTolerant(KEPT_FOR.toMillis())
                .build();
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator why, long now, @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            String metadata = read(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
            String keys = JSONObjectUtils.getString(JSONObjectUtils.parse(metadata), "jwks_uri");
            if (keys == null) {
                throw new JWKSetRetrievalException("The issuer " + issuer + " does not say where its keys are.", null);
            }
            return JWKSet.parse(read(keys));
        } catch (IOException | ParseException | IllegalArgumentException e) {
            throw new JWKSetRetrievalException("The keys of the issuer " + issuer + " cannot be had.", e);
        }
    }

    private String read(String url) throws IOException {
        try {
            return web.retrieveResource(URI.create(url).toURL()).getContent();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
